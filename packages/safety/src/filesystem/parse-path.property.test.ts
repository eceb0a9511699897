import { posix } from 'node:path';
import { configureProperties, relativePath } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPath } from '../../test/arbitraries/paths.ts';
import { parsePath } from './parse-path.ts';

configureProperties();

describe('parsePath', () => {
  it('never accepts a path that its names lead out of the root', () => {
    fc.assert(
      fc.property(anyPath('/srv/app'), (text) => {
        const parsed = parsePath('/srv/app', text);
        if (!parsed.ok) return;
        const reached = posix.resolve('/srv/app', ...parsed.value);
        expect(`${reached}/`.startsWith('/srv/app/')).toBe(true);
        expect(reached).toBe(posix.resolve('/srv/app', text));
      }),
    );
  });

  it('accepts every plain relative path, and the same path written absolutely', () => {
    fc.assert(
      fc.property(relativePath(), (text) => {
        const names = text.split('/');
        expect(parsePath('/srv/app', text)).toEqual({ ok: true, value: names });
        expect(parsePath('/srv/app', `/srv/app/${text}`)).toEqual({ ok: true, value: names });
      }),
    );
  });

  it('never throws and never lets a NUL through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (head, tail) => {
        parsePath('/srv/app', head);
        expect(parsePath('/srv/app', `${head}\0${tail}`).ok).toBe(false);
      }),
    );
  });
});
