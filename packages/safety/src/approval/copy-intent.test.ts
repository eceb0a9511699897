import { describe, expect, it } from 'vitest';
import type { Intent } from '@selfware/contracts';
import { anyIntent } from '../../test/arbitraries/intents.ts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { copyIntent } from './copy-intent.ts';

configureProperties();

const program = { kind: 'run-program', argv: ['ls', '-l'], cwd: '.', timeoutMs: 5 } as const;

// Intents come from tools, which hold foreign code: the types promise nothing here.
function copyUnknown(value: unknown): ReturnType<typeof copyIntent> {
  return copyIntent(value as Intent);
}

describe('copyIntent', () => {
  it('gives an equal copy that nobody can change, at any depth', () => {
    fc.assert(
      fc.property(anyIntent(), (intent) => {
        const copy = copyIntent(intent);
        expect(copy).toEqual({ ok: true, value: intent });
        expect(copy.ok && copy.value !== intent && Object.isFrozen(copy.value)).toBe(true);
      }),
    );
    const copy = copyIntent(program);
    expect(copy.ok && Object.isFrozen(copy.value.argv) && copy.value.argv !== program.argv).toBe(
      true,
    );
  });

  it('reads a field that answers differently each time once', () => {
    let reads = 0;
    const shifting = {
      kind: 'read-file',
      get path() {
        reads += 1;
        return reads === 1 ? 'harmless' : '/etc/passwd';
      },
    };
    expect(copyUnknown(shifting)).toEqual({
      ok: true,
      value: { kind: 'read-file', path: 'harmless' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'read-file'],
    ['an array', []],
    ['a map', new Map([['kind', 'read-file']])],
    ['an unknown kind', { kind: 'delete-everything', path: 'a' }],
    ['a kind of the prototype', { kind: 'constructor' }],
    ['a kind that is no text', { kind: 7 }],
    ['a missing field', { kind: 'read-file' }],
    ['an additional field', { kind: 'read-file', path: 'a', mode: 'w' }],
    ['a field of another type', { kind: 'read-file', path: ['a'] }],
    ['a text object', { kind: 'read-file', path: Object('a') as unknown }],
    ['no arguments', { ...program, argv: [] }],
    ['an argument that is no text', { ...program, argv: ['ls', 1] }],
    ['a hole between arguments', { ...program, argv: Array.from('abc').concat(new Array(1)) }],
    ['arguments in a text', { ...program, argv: 'ls' }],
    ['a time that is no number', { ...program, timeoutMs: Number.NaN }],
    ['a time without end', { ...program, timeoutMs: Infinity }],
    ['a function', { kind: 'read-file', path: () => 'a' }],
    ['a proxy', new Proxy({ kind: 'read-file', path: 'a' }, {})],
    [
      'a getter that throws',
      {
        kind: 'read-file',
        get path(): string {
          throw new Error('no');
        },
      },
    ],
  ])('refuses %s', (_, value) => {
    expect(copyUnknown(value).ok).toBe(false);
  });
});
