import type { Verdict } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { applyMode, type ModeSubject } from './apply-mode.ts';
import { permissionModes, type PermissionMode } from './permission-mode.ts';
import { severity } from './severity.ts';

const decisions = ['allow', 'ask', 'deny'] as const;
const acts = ['read', 'edit', 'command'] as const;

function verdictOf(decision: Verdict['decision'], rule = 'some-rule'): Verdict {
  return { decision, rule, reason: 'Because.' };
}

function decide(mode: PermissionMode, verdict: Verdict, act: ModeSubject['act']): string {
  const { decision, rule } = applyMode(mode, verdict, { act });
  return `${decision} ${rule}`;
}

describe('applyMode', () => {
  it.each([
    ['plan', 'read', 'allow', 'allow some-rule'],
    ['plan', 'read', 'ask', 'ask some-rule'],
    ['plan', 'edit', 'allow', 'deny plan-mode'],
    ['plan', 'edit', 'ask', 'deny plan-mode'],
    ['plan', 'command', 'allow', 'allow some-rule'],
    ['plan', 'command', 'ask', 'deny plan-mode'],
    ['default', 'read', 'allow', 'allow some-rule'],
    ['default', 'edit', 'ask', 'ask some-rule'],
    ['default', 'command', 'ask', 'ask some-rule'],
    ['accept-edits', 'edit', 'ask', 'ask some-rule'],
    ['accept-edits', 'command', 'ask', 'ask some-rule'],
    ['accept-edits', 'read', 'ask', 'ask some-rule'],
    ['auto', 'command', 'ask', 'ask some-rule'],
    ['yolo', 'read', 'ask', 'allow some-rule'],
    ['yolo', 'edit', 'ask', 'allow some-rule'],
    ['yolo', 'command', 'ask', 'allow some-rule'],
    ['dont-ask', 'read', 'ask', 'deny dont-ask'],
    ['dont-ask', 'edit', 'ask', 'deny dont-ask'],
    ['dont-ask', 'command', 'ask', 'deny dont-ask'],
    ['dont-ask', 'command', 'allow', 'allow some-rule'],
  ] as const)('in %s, of a %s that is %s: %s', (mode, act, decision, expected) => {
    expect(decide(mode, verdictOf(decision), act)).toBe(expected);
  });

  it('lifts the question about writing a file, and no other, in accept-edits', () => {
    expect(decide('accept-edits', verdictOf('ask', 'writes-file'), 'edit')).toBe(
      'allow writes-file',
    );
    expect(decide('accept-edits', verdictOf('ask', 'protected-path'), 'edit')).toBe(
      'ask protected-path',
    );
  });

  it('lets a deny hold in every mode, unchanged', () => {
    for (const mode of permissionModes)
      for (const act of acts) {
        const denied = verdictOf('deny', 'writes-file');
        expect(applyMode(mode, denied, { act })).toBe(denied);
      }
  });

  it('loosens nothing in plan, default and dont-ask', () => {
    for (const mode of ['plan', 'default', 'dont-ask'] as const)
      for (const act of acts)
        for (const decision of decisions) {
          const held = applyMode(mode, verdictOf(decision, 'writes-file'), { act });
          expect(severity(held.decision)).toBeGreaterThanOrEqual(severity(decision));
        }
  });

  it('never asks in yolo and in dont-ask', () => {
    for (const mode of ['yolo', 'dont-ask'] as const)
      for (const act of acts)
        for (const decision of decisions)
          expect(applyMode(mode, verdictOf(decision), { act }).decision).not.toBe('ask');
  });
});
