import { describe, expect, it } from 'vitest';
import { PathKindError } from '../errors.ts';
import { errnoOf } from './error-code.ts';
import { asSafetyError, pathError } from './filesystem-failure.ts';

describe('asSafetyError', () => {
  it.each([
    ['ENOENT', 'safety/path-not-found'],
    ['ENOTDIR', 'safety/path-kind'],
    ['EISDIR', 'safety/path-kind'],
    ['ELOOP', 'safety/path-kind'],
    ['ENXIO', 'safety/path-kind'],
    ['EINVAL', 'safety/path-kind'],
    ['EEXIST', 'safety/path-conflict'],
    ['ENOTEMPTY', 'safety/path-conflict'],
    ['ENAMETOOLONG', 'safety/path-invalid'],
    ['EACCES', 'safety/filesystem'],
    ['ENOSPC', 'safety/filesystem'],
  ])('turns %s into %s, which keeps its cause', (errno, code) => {
    const cause = Object.assign(new Error('system'), { code: errno });
    expect(asSafetyError(cause, 'a/b')).toMatchObject({ code, cause, details: { errno } });
  });

  it('lets errors of its own pass, and names what nothing is known of', () => {
    const own = new PathKindError({ message: 'expected another' });
    expect(asSafetyError(own, 'a')).toBe(own);
    expect(asSafetyError('a text', 'a')).toMatchObject({ details: { errno: 'unknown' } });
  });
});

describe('pathError', () => {
  it('says outside and invalid apart', () => {
    expect(pathError({ status: 'outside', reason: 'Why.' }).code).toBe('safety/path-outside');
    expect(pathError({ status: 'invalid', reason: 'Why.' }).code).toBe('safety/path-invalid');
  });
});

describe('errnoOf', () => {
  it.each([
    [{ code: 'ENOENT' }, 'ENOENT'],
    [{ code: 7 }, undefined],
    [{}, undefined],
    [null, undefined],
    ['ENOENT', undefined],
  ])('finds in %j the code %j', (error, code) => {
    expect(errnoOf(error)).toBe(code);
  });
});
