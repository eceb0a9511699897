import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { permissionModes } from '../../src/policy/permission-mode.ts';
import { readCorpus } from '../fixtures/command-vectors.ts';

const where = { workspace: '/workspace', home: '/home/me' };
const denied = await readCorpus('denied');
const neverDenied = await readCorpus('never-denied');

describe('the corpus of denied commands', () => {
  it('holds more than 200 forms', () => {
    expect(denied.length).toBeGreaterThan(200);
  });

  it.each(permissionModes)('is denied in the mode %s', (mode) => {
    const yolo = { allowGitPush: true, allowDestructive: true };
    const passed = denied.filter(
      (command) => judgeCommand(command, { ...where, mode, yolo }).decision !== 'deny',
    );
    expect(passed).toEqual([]);
  });
});

describe('the corpus of harmless twins', () => {
  it('holds more than 120 forms', () => {
    expect(neverDenied.length).toBeGreaterThan(120);
  });

  it('has none that is denied', () => {
    const wrong = neverDenied.filter((command) => judgeCommand(command, where).decision === 'deny');
    expect(wrong).toEqual([]);
  });
});
