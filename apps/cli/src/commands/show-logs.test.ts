import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';
import { openLogJournal } from '../log/open-log-journal.ts';
import { unsealed } from '../sealing/sealing.ts';

describe('logs', () => {
  it('says so where nothing is in the log, and makes none', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['logs']);
    expect(await ended, host.err()).toBe(0);
    expect(host.err()).toContain('Nothing is in the log.');
    const json = stage.here(['logs', '--json']);
    expect(await json.ended).toBe(0);
    expect(json.host.out() + json.host.err()).toBe('');
  });

  it('shows the newest lines of a level, while they are written', async () => {
    await using stage = await createInnerStage();
    const log = await openLogJournal({ stateDirectory: stage.state, sealing: unsealed });
    const levels = ['info', 'warn', 'error', 'debug', 'warn'] as const;
    for (const [n, level] of levels.entries()) {
      const time = new Date(n).toISOString();
      await log.write({
        level,
        time,
        event: 'note',
        package: 'tools',
        fields: { n, esc: '\u001B[2J' },
      });
    }
    const { host, ended } = stage.here(['logs', '--level', 'warn', '--last', '2', '--json']);
    expect(await ended, host.err()).toBe(0);
    const numbers = host.out().match(/"n":\d/gu);
    expect(numbers).toEqual(['"n":2', '"n":4']);
    const shown = stage.here(['logs', '--level', 'error']);
    expect(await shown.ended).toBe(0);
    expect(shown.host.out()).toMatch(/^1970-01-01T00:00:00\.002Z {2}error {2}tools note \{"n":2/u);
    expect(shown.host.out()).not.toContain('\u001B[2J');
    await log.close();
  });

  it.each(['0', 'x', '-1', '1.5'])('refuses --last %s', async (last) => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['logs', `--last=${last}`]);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('expected a whole number from 1');
  });
});
