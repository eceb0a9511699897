import { parseProcessStat } from '../src/identity/parse-process-stat.ts';

/** Any content of a stat file is either refused or read as whole numbers; nothing throws. */
export function fuzz(data: Buffer): void {
  const stat = parseProcessStat(data.toString('latin1'));
  if (stat === undefined) return;
  for (const count of [stat.pid, stat.parent, stat.group, stat.session])
    if (!(count >= 0)) throw new Error(`expected a count, got ${count}`);
  if (!/^\d+$/.test(stat.startTime)) throw new Error('expected a start time of digits');
}
