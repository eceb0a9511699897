import { approvedMark, type Approved, type Intent } from '@selfware/contracts';
import {
  configureProperties,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyIntent } from '../test/arbitraries/intents.ts';
import { requireApproval } from './approval/require-approval.ts';
import { createJudge } from './judge.ts';
import { permissionModes, type PermissionMode } from './policy/permission-mode.ts';
import { severity } from './policy/severity.ts';

configureProperties();

let workspace: TemporaryWorkspace;
beforeAll(async () => {
  workspace = await createTemporaryWorkspace({ 'a/b': 'x' });
});
afterAll(() => workspace.remove());

const usableModes = permissionModes.filter((mode) => mode !== 'auto');
const decisionIn = async (mode: PermissionMode, intent: Intent) =>
  (await createJudge({ workspace: workspace.path, mode }).judge(intent)).verdict;

describe('createJudge', () => {
  it('denies in every mode what it denies in the default mode', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntent(), fc.constantFrom(...usableModes), async (intent, mode) => {
        const usual = await decisionIn('default', intent);
        if (usual.decision === 'deny')
          expect((await decisionIn(mode, intent)).decision).toBe('deny');
      }),
    );
  });

  it('never allows a change of a file in plan mode', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntent(), async (intent) => {
        const { decision } = await decisionIn('plan', intent);
        if (intent.kind === 'write-file' || intent.kind === 'edit-file')
          expect(decision).toBe('deny');
        if (intent.kind === 'run-shell' && decision === 'allow')
          expect((await decisionIn('default', intent)).decision).toBe('allow');
      }),
    );
  });

  it('never asks in dont-ask, and allows nothing there that the default mode would ask for', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntent(), async (intent) => {
        const strict = await decisionIn('dont-ask', intent);
        expect(strict.decision).not.toBe('ask');
        expect(severity(strict.decision)).toBeGreaterThanOrEqual(
          severity((await decisionIn('default', intent)).decision),
        );
      }),
    );
  });

  it('binds an approval to the hash that was shown', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntent(), anyIntent(), async (shown, other) => {
        const judge = createJudge({ workspace: workspace.path, mode: 'default' });
        const [shownRuling, otherRuling] = [await judge.judge(shown), await judge.judge(other)];
        const result = judge.approve(otherRuling, { decision: 'yes', shownHash: shownRuling.hash });
        if (otherRuling.verdict.decision === 'ask')
          expect(result.ok).toBe(shownRuling.hash === otherRuling.hash);
        expect(shownRuling.hash === otherRuling.hash).toBe(
          JSON.stringify(shown) === JSON.stringify(other),
        );
      }),
    );
  });

  it('mints nothing that a structurally equal object could stand in for', async () => {
    await fc.assert(
      fc.asyncProperty(anyIntent(), async (intent) => {
        const judge = createJudge({ workspace: workspace.path, mode: 'default' });
        const ruling = await judge.judge(intent);
        const result = judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash });
        if (!result.ok) return;
        const genuine = result.value;
        expect(requireApproval(genuine, intent.kind)).toEqual(intent);
        const forgeries: Approved<Intent>[] = [
          { ...genuine },
          { intent, hash: genuine.hash, [approvedMark]: intent.kind },
          Object.create(genuine) as Approved<Intent>,
          new Proxy(genuine, {}),
        ];
        for (const forgery of forgeries)
          expect(() => requireApproval(forgery, intent.kind)).toThrow(/expected an approval/);
      }),
    );
  });
});
