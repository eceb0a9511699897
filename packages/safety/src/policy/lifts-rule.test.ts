import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../program/judge-command.ts';
import { liftsRule } from './lifts-rule.ts';
import { permissionModes } from './permission-mode.ts';

describe('liftsRule', () => {
  it('lifts nothing in the modes that ask, read only or deny', () => {
    for (const mode of permissionModes.filter((one) =>
      ['plan', 'default', 'dont-ask'].includes(one),
    ))
      expect(liftsRule(mode, 'writes')).toBe(false);
  });

  it('lifts writes of ordinary files with the edits, and nothing that leaves or runs', () => {
    expect(liftsRule('accept-edits', 'writes')).toBe(true);
    for (const rule of [
      'protected-path',
      'outside-workspace',
      'runs-code',
      'uses-network',
      'destroys',
    ])
      expect(liftsRule('accept-edits', rule)).toBe(false);
  });

  it('keeps the network, secrets and other places for a person also where a sandbox holds the rest', () => {
    expect(liftsRule('auto', 'runs-code')).toBe(true);
    for (const rule of [
      'uses-network',
      'pushes',
      'secret-file',
      'outside-workspace',
      'changes-system',
    ])
      expect(liftsRule('auto', rule)).toBe(false);
  });

  it('keeps in yolo what pushes, what destroys and what was not read as a whole', () => {
    for (const rule of ['writes', 'unknown-program', 'uses-network', 'secret-file'])
      expect(liftsRule('yolo', rule)).toBe(true);
    for (const rule of ['pushes', 'destroys', 'unparsable', 'hidden-characters', 'deeply-nested'])
      expect(liftsRule('yolo', rule)).toBe(false);
    expect(liftsRule('yolo', 'pushes', { allowGitPush: true })).toBe(true);
    expect(liftsRule('yolo', 'destroys', { allowDestructive: true })).toBe(true);
    expect(liftsRule('yolo', 'unparsable', { allowGitPush: true, allowDestructive: true })).toBe(
      false,
    );
    expect(judgeCommand('make it "', { mode: 'yolo' }).decision).toBe('ask');
  });
});
