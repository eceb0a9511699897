import { describe, expect, it } from 'vitest';
import { redactStructure } from './redact-structure.ts';

const redaction = {
  redact: (text: string) => text.replaceAll('hunter2', '[REDACTED:known-value]'),
  hide: () => '[REDACTED:sensitive-key]',
};
const redact = (value: unknown): unknown => redactStructure(value, redaction);
const hidden = '[REDACTED:sensitive-key]';

describe('redactStructure', () => {
  it('redacts texts anywhere and leaves keys, numbers and shape', () => {
    const value = { hunter2: ['x hunter2', 5, null, true, { deep: 'hunter2' }] };
    expect(redact(value)).toEqual({
      hunter2: ['x [REDACTED:known-value]', 5, null, true, { deep: '[REDACTED:known-value]' }],
    });
  });

  it('hides what stands under the name of a secret: texts, numbers and all beneath', () => {
    expect(
      redact({
        password: 'a',
        apiKey: ['b', 7],
        pin: 1234,
        otp: '123456',
        led_pin: 13,
        'client-secret': { value: 'c', at: [1.5, true, null] },
        token: 'abc12345',
        auth: { user: 'me', token: 'identifier' },
      }),
    ).toEqual({
      password: hidden,
      apiKey: [hidden, hidden],
      pin: hidden,
      otp: hidden,
      led_pin: 13,
      'client-secret': { value: hidden, at: [hidden, true, null] },
      token: hidden,
      auth: { user: 'me', token: 'identifier' },
    });
  });

  it('judges the names of pairs, of maps, of what is kept with its name, and of options', () => {
    expect(
      redact({
        headers: [
          ['x-api-key', 'a1'],
          ['accept', 'text/html'],
        ],
        map: new Map<unknown, unknown>([
          ['password', 'a'],
          ['author', 'me'],
          [5, 'x'],
        ]),
        har: [
          { name: 'X-Api-Key', value: 'a1' },
          { key: 'author', value: 'me' },
        ],
        argv: ['run', '--password', 'a', '--token', '--verbose', 'yes', '--author', 'me'],
      }),
    ).toEqual({
      headers: [
        ['x-api-key', hidden],
        ['accept', 'text/html'],
      ],
      map: [
        ['password', hidden],
        ['author', 'me'],
        [5, 'x'],
      ],
      har: [
        { name: 'X-Api-Key', value: hidden },
        { key: 'author', value: 'me' },
      ],
      argv: ['run', '--password', hidden, '--token', '--verbose', 'yes', '--author', 'me'],
    });
  });

  it('takes lists of fields for what they are', () => {
    const value = { required: ['password', 'email'], path: [['a', 'b', 'c']], none: [] };
    expect(redact(value)).toEqual(value);
  });

  it('keeps what an error tells, without its secrets', () => {
    const error = new Error('no hunter2', { cause: new TypeError('hunter2') });
    expect(redact({ error })).toMatchObject({
      error: {
        name: 'Error',
        message: 'no [REDACTED:known-value]',
        stack: expect.stringMatching(/^Error: no \[REDACTED:known-value\]\n {4}at /u) as string,
        cause: { name: 'TypeError', message: '[REDACTED:known-value]' },
      },
    });
  });

  it('leaves ordinary names and stand-ins alone', () => {
    const value = {
      author: 'Ada Lovelace',
      keyboard: 'qwertz-105',
      session_title: 'fix the 2 tests',
      password: '${PASSWORD}',
      secret: '',
      api_key: '<your key>',
      token: 'null',
      passwordHidden: true,
      max_tokens: 4096,
      passwd: '[REDACTED:sensitive-key]',
      pwd: '[PASSWORD#a1b2c3d4]',
    };
    expect(redact(value)).toEqual(value);
  });

  it('runs no code of what it copies', () => {
    let ran = 0;
    const run = (): string => {
      ran += 1;
      return 'hunter2';
    };
    const trap = new Proxy({}, { get: run, ownKeys: () => [run()], getPrototypeOf: () => null });
    const value = {
      get lazy() {
        return run();
      },
      toJSON: run,
      toString: run,
      [Symbol.toPrimitive]: run,
      [Symbol.toStringTag]: 'x',
      trap,
      inherits: Object.create(trap, { own: { value: 'hunter2', enumerable: true } }) as unknown,
    };
    expect(redact(value)).toEqual({
      lazy: '[ACCESSOR]',
      trap: '[PROXY]',
      inherits: { own: '[REDACTED:known-value]' },
    });
    expect(ran).toBe(0);
  });

  it('copies what JSON cannot hold as something that it can', () => {
    const error = new Error('hunter2', { cause: 'hunter2' });
    delete error.stack;
    const value: Record<string, unknown> = {
      date: new Date(0),
      never: new Date(Number.NaN),
      map: new Map([['hunter2', new Set(['hunter2'])]]),
      bytes: new Uint8Array([104, 117]),
      boxed: [Object('hunter2'), Object(5), Object(true), Object(Symbol('x'))],
      big: 12n,
      nothing: undefined,
      act: () => 'hunter2',
      numbers: [Number.NaN, Infinity, -0],

      holes: [1, , 2],
      error,
    };
    value['self'] = value;
    expect(redact(value)).toEqual({
      date: '1970-01-01T00:00:00.000Z',
      never: null,
      map: [['[REDACTED:known-value]', ['[REDACTED:known-value]']]],
      bytes: '[BYTES]',
      boxed: ['[REDACTED:known-value]', 5, true, null],
      big: '12',
      numbers: [null, null, -0],
      holes: [1, null, 2],
      error: {
        name: 'Error',
        message: '[REDACTED:known-value]',
        cause: '[REDACTED:known-value]',
      },
      self: '[CIRCULAR]',
    });
  });

  it('keeps keys that are dangerous elsewhere as plain keys', () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":"hunter2"},"constructor":"x"}');
    const copy = redact(value);
    expect(JSON.stringify(copy)).toBe(
      '{"__proto__":{"polluted":"[REDACTED:known-value]"},"constructor":"x"}',
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('ends for values of any depth', () => {
    let value: unknown = 'hunter2';
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(JSON.stringify(redact(value))).toContain('[TOO DEEP]');
  });
});
