import { describe, expect, it } from 'vitest';
import { judgeArgv } from './judge-argv.ts';
import { judgeCommand } from './judge-command.ts';

// As JavaScript without types may call them.
const judgeText = (given: readonly unknown[]): unknown =>
  Reflect.apply(judgeCommand, undefined, given);
const judgeVector = (given: readonly unknown[]): unknown =>
  Reflect.apply(judgeArgv, undefined, given);
const invalid = { decision: 'deny', rule: 'invalid-options' };

describe('options that are not what their types say', () => {
  it.each([
    null,
    1,
    'yolo',
    [],
    { mode: 'YOLO' },
    { mode: '__proto__' },
    { mode: null },
    { cwd: 1 },
    { workspace: {} },
    { home: null },
    { protectedPaths: 'src' },
    { facts: 1 },
    { grants: {} },
    { grants: [null] },
    { policy: null },
    { policy: 'server' },
    { policy: { preset: 'Server' } },
    { policy: { unlisted: 'allow' } },
    { policy: { network: 'DENY' } },
    { policy: { shell: 1 } },
    { policy: { protectedPaths: [1] } },
    { policy: { protectedPaths: 'src' } },
    { policy: { programs: {} } },
    { policy: { programs: [null] } },
    { policy: { programs: [{ name: 1 }] } },
    { policy: { programs: [{ name: 'ls', allow: '**' }] } },
    { policy: { programs: [{ name: 'ls', allow: [['a', 1]] }] } },
  ])('deny with %j, also what only reads', (options) => {
    expect(judgeText(['ls', options])).toMatchObject(invalid);
    expect(judgeVector([['ls'], options])).toMatchObject(invalid);
  });

  it('deny where reading them throws', () => {
    const options = {
      get mode(): never {
        throw new Error('no');
      },
    };
    expect(judgeText(['ls', options])).toMatchObject({ decision: 'deny', rule: 'rule-failed' });
  });

  it('leave what is valid as it was', () => {
    const policy = { programs: [{ name: 'ls', allow: [['**']] }], preset: 'server', shell: 'sh' };
    const options = { mode: 'plan', cwd: '/a', workspace: '/a', facts: {}, grants: [], policy };
    expect(judgeText(['ls', options])).toMatchObject({ decision: 'allow' });
  });
});

describe('commands that are no text', () => {
  it.each([undefined, null, 1, {}, ['ls'], new String('ls')])('deny %j', (command) => {
    expect(judgeText([command])).toMatchObject(invalid);
  });

  it.each([undefined, null, 'ls', {}, [1], ['ls', undefined], new Array(2)])(
    'deny the vector %j',
    (argv) => {
      expect(judgeVector([argv])).toMatchObject(invalid);
    },
  );
});
