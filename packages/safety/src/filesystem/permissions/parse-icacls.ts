import { failed, ok, type Result } from '@selfware/contracts';
import type { AccessEntry, SecurityDescriptor } from './parse-sddl.ts';

/** What the letters of icacls stand for, as access masks of files. */
const letters: Readonly<Record<string, number>> = {
  N: 0,
  F: 0x1f_01_ff,
  M: 0x13_01_bf,
  RX: 0x12_00_a9,
  R: 0x12_00_89,
  W: 0x12_01_16,
  D: 0x1_00_00,
  DE: 0x1_00_00,
  RC: 0x2_00_00,
  WDAC: 0x4_00_00,
  WO: 0x8_00_00,
  S: 0x10_00_00,
  AS: 0x100_00_00,
  MA: 0x200_00_00,
  GR: 0x80_00_00_00,
  GW: 0x40_00_00_00,
  GE: 0x20_00_00_00,
  GA: 0x10_00_00_00,
  RD: 0x1,
  WD: 0x2,
  AD: 0x4,
  REA: 0x8,
  WEA: 0x10,
  X: 0x20,
  DC: 0x40,
  RA: 0x80,
  WA: 0x1_00,
};

/**
 * Reads what `icacls PATH` prints. Who an entry speaks of is a SID where icacls knows no name for it, else a name in the language
 * of the system, which is kept as it stands: only a SID says who that is. The last line, a summary, is in that language, too.
 */
export function parseIcacls(path: string, output: string): Result<SecurityDescriptor, string> {
  const lines = output
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line) => line.trimEnd());
  const [first = '', ...rest] = lines;
  if (!first.toLowerCase().startsWith(`${path.toLowerCase()} `))
    return failed('it does not begin with the path');
  const end = rest.indexOf('');
  const listed = [first.slice(path.length), ...rest.slice(0, end === -1 ? undefined : end)];
  const entries: AccessEntry[] = [];
  for (const line of listed) {
    const entry = readLine(line.trim());
    if (entry === undefined) return failed(`its line ${JSON.stringify(line)} is not understood`);
    entries.push(entry);
  }
  return ok({ entries });
}

function readLine(line: string): AccessEntry | undefined {
  const match = /^\*?([^:*]+):((?:\([A-Z,]+\))+)$/u.exec(line);
  if (match === null) return undefined;
  const groups = (match[2] ?? '').slice(1, -1).split(')(');
  const rights = groups.filter((group) => !/^(?:I|OI|CI|IO|NP|DENY)$/u.test(group));
  const isDeny = groups.includes('DENY') || rights.join() === 'N';
  let mask = isDeny && rights.join() === 'N' ? 0x1f_01_ff : 0;
  for (const right of rights.flatMap((group) => group.split(','))) {
    const bits = letters[right];
    if (bits === undefined) return undefined;
    mask = (mask | bits) >>> 0;
  }
  const effect = isDeny ? 'deny' : 'allow';
  const refusesNothing = effect === 'deny' && groups.includes('IO');
  return { effect, sid: match[1] ?? '', mask: refusesNothing ? 0 : mask };
}
