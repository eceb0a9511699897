import { chmod, symlink, writeFile } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../judge.ts';
import { confirmExecutables } from './confirm-executables.ts';
import { findExecutables, identifyExecutable, trustedPath } from './find-executables.ts';

const script = '#!/bin/sh\n';

async function createPlaces() {
  const place = await createTemporaryWorkspace({
    'work/bin/tool': script,
    'system/tool': script,
    'system/other': script,
    'system/plain': 'text',
  });
  for (const name of ['work/bin/tool', 'system/tool', 'system/other'])
    await chmod(place.resolve(name), 0o755);
  return place;
}

describe('trustedPath', () => {
  it('keeps absolute directories outside the workspace', () => {
    expect(trustedPath('/w/bin:/usr/bin::.:bin:/w:/wide', '/w')).toEqual(['/usr/bin', '/wide']);
  });
});

describe('findExecutables', () => {
  it('finds a program where the system has it and never where the workspace has it', async () => {
    await using place = await createPlaces();
    const workspace = place.resolve('work');
    const path = `${workspace}/bin:${place.resolve('system')}`;
    const found = await findExecutables(['tool', 'plain', 'none', '', './tool', 'a/b'], {
      path,
      workspace,
    });
    expect(found.map((one) => one.path)).toEqual([place.resolve('system/tool')]);
  });

  it('tells the file behind a link', async () => {
    await using place = await createPlaces();
    await symlink(place.resolve('work/bin/tool'), place.resolve('system/linked'));
    const [found] = await findExecutables(['linked'], {
      path: place.resolve('system'),
      workspace: place.resolve('work'),
    });
    expect(found?.path).toBe(place.resolve('work/bin/tool'));
  });
});

describe('identifyExecutable', () => {
  it('has another answer for another file, and none for no file', async () => {
    await using place = await createPlaces();
    const before = await identifyExecutable(place.resolve('system/tool'));
    expect(before).toBe(await identifyExecutable(place.resolve('system/tool')));
    await writeFile(place.resolve('system/tool'), `${script}evil\n`);
    expect(await identifyExecutable(place.resolve('system/tool'))).not.toBe(before);
    expect(await identifyExecutable(place.resolve('system/gone'))).toBeUndefined();
  });
});

describe('createJudge with a PATH', () => {
  it('asks for a usual name that means a program of the workspace', async () => {
    await using place = await createPlaces();
    await symlink(place.resolve('work/bin/tool'), place.resolve('system/ls'));
    const judge = createJudge({
      workspace: place.resolve('work'),
      mode: 'default',
      path: place.resolve('system'),
    });
    const ruling = await judge.judge({ kind: 'run-program', argv: ['ls'], cwd: '.', timeoutMs: 1 });
    expect(ruling.verdict).toMatchObject({ decision: 'ask', rule: 'program-in-workspace' });
  });

  it('binds an approval to the program: another file is another ruling, and an approved one does not run', async () => {
    await using place = await createPlaces();
    const judge = createJudge({
      workspace: place.resolve('work'),
      mode: 'default',
      path: place.resolve('system'),
    });
    const intent = { kind: 'run-shell', command: 'other', cwd: '.', timeoutMs: 1 } as const;
    const ruling = await judge.judge(intent);
    const approved = judge.approve(ruling, { decision: 'yes', shownHash: ruling.hash });
    if (!approved.ok) throw new Error(approved.failure.reason);
    await expect(confirmExecutables(approved.value)).resolves.toBeUndefined();
    await writeFile(place.resolve('system/other'), `${script}evil\n`);
    await expect(confirmExecutables(approved.value)).rejects.toMatchObject({
      code: 'safety/executable-changed',
    });
    const again = await judge.judge(intent);
    expect(again.hash).not.toBe(ruling.hash);
    expect(judge.approve(again, { decision: 'yes', shownHash: ruling.hash })).toMatchObject({
      failure: { rule: 'answer-mismatch' },
    });
  });
});
