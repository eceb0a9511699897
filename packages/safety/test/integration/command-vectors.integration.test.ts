import { describe, expect, it } from 'vitest';
import { permissionModes } from '../../src/policy/permission-mode.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';
import { readCorpus, readVectors } from '../fixtures/command-vectors.ts';

const where = { workspace: '/workspace', home: '/home/me' };
const judged = (await readVectors()).map((vector) => ({
  ...vector,
  decision: judgeCommand(vector.command, where).decision,
}));
const short = (command: string): string => JSON.stringify(command).slice(0, 120);

describe('the vectors of commands', () => {
  it('are judged as this table shows', () => {
    const groups = Map.groupBy(judged, ({ category, expect: wanted }) => `${category} ${wanted}`);
    const table = Array.from(groups, ([name, group]) => {
      const count = (decision: string): number =>
        group.filter((one) => one.decision === decision).length;
      return `${name.padEnd(20)} allow ${count('allow')}, ask ${count('ask')}, deny ${count('deny')}`;
    });
    console.info(table.join('\n'));
    expect(judged.length).toBeGreaterThan(300);
  });

  it('have no false allow', () => {
    const wrong = judged.filter(({ decision, expect: wanted }) => {
      return decision === 'allow' && wanted !== 'allow';
    });
    expect(wrong.map(({ command }) => short(command))).toEqual([]);
  });

  it.each(permissionModes)('are denied in the mode %s when they are to be denied', (mode) => {
    const missed = judged
      .filter(({ expect: wanted }) => wanted === 'deny')
      .filter(({ command }) => judgeCommand(command, { ...where, mode }).decision !== 'deny');
    expect(missed.map(({ command }) => short(command))).toEqual([]);
  });

  it('are denied only when they are to be denied', () => {
    const wrong = judged.filter(({ decision, expect: wanted }) => {
      return decision === 'deny' && wanted !== 'deny';
    });
    expect(wrong.map(({ command }) => short(command))).toEqual([]);
  });

  it('ask for at most two of the harmless ones', () => {
    const asked = judged.filter(({ decision, expect: wanted }) => {
      return wanted === 'allow' && decision !== 'allow';
    });
    expect(asked.length, asked.map(({ command }) => short(command)).join('\n')).toBeLessThan(3);
  });
});

describe('the commands of everyday work', () => {
  it('are asked for in at most 3 of 100 cases when they only look', async () => {
    const looks = await readCorpus('looks');
    const asked = looks.filter((command) => judgeCommand(command, where).decision !== 'allow');
    console.info(`${asked.length} of ${looks.length} harmless commands are asked for`);
    expect(asked.length / looks.length, asked.map(short).join('\n')).toBeLessThanOrEqual(0.03);
  });

  it.each(permissionModes)('are never denied by a rule itself in the mode %s', async (mode) => {
    // Some modes turn asks into denials by design, and say so.
    const denied = (await readCorpus('changes')).filter((command) =>
      judgeCommand(command, { ...where, mode }).findings.some(
        ({ decision, by }) => decision === 'deny' && by === undefined,
      ),
    );
    expect(denied.map(short)).toEqual([]);
  });
});
