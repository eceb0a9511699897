import type { BoundedOutput, RunProgram } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../config/default-settings.data.ts';
import { needsSandbox, openSandbox } from './open-sandbox.ts';

const nothing: BoundedOutput = {
  head: new Uint8Array(),
  tail: new Uint8Array(),
  totalBytes: 0,
  totalLines: 0,
  text: () => '',
};

/** As on a machine without any of the programs. */
const run: RunProgram = () =>
  Promise.resolve({
    status: 'failed-to-start',
    stdout: nothing,
    stderr: nothing,
    durationMs: 0,
    survivors: 0,
    outputIncomplete: false,
    containment: 'group-only',
    notices: ['there is no such program'],
  });

describe('openSandbox', () => {
  it.each([
    ['unattended', 'auto', true],
    ['unattended', 'yolo', true],
    ['unattended', 'default', false],
    ['always', 'plan', true],
    ['off', 'yolo', false],
  ] as const)('is wanted for %s in the mode %s: %s', (sandbox, mode, wanted) => {
    expect(needsSandbox({ sandbox, mode })).toBe(wanted);
  });

  it.each(['auto', 'yolo'] as const)('refuses the mode %s where there is none', async (mode) => {
    await using place = await createTemporaryWorkspace();
    const settings = { ...defaultSettings, mode };
    const sources = { settings, workspace: place.path, home: place.path, environment: {}, run };
    const hint = mode === 'yolo' ? '"sandbox": "off"' : 'choose a mode that asks';
    await expect(openSandbox(sources)).rejects.toMatchObject({
      code: 'safety/no-sandbox',
      hint: expect.stringContaining(hint) as string,
    });
  });

  it('says which setting stands against the mode auto', async () => {
    const settings = { ...defaultSettings, mode: 'auto', sandbox: 'off' } as const;
    const sources = { settings, workspace: '/', home: '/', environment: {}, run };
    await expect(openSandbox(sources)).rejects.toMatchObject({
      code: 'safety/no-sandbox',
      hint: expect.stringContaining('Remove "sandbox": "off"') as string,
    });
  });

  it('makes none where none is wanted', async () => {
    const settings = { ...defaultSettings, mode: 'default' } as const;
    const sources = { settings, workspace: '/', home: '/', environment: {}, run };
    expect(await openSandbox(sources)).toBeUndefined();
  });
});
