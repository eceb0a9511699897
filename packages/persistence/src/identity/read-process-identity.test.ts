import { describe, expect, it } from 'vitest';
import { parseStartTime, readProcessIdentity } from './read-process-identity.ts';

const rest = Array.from({ length: 18 }, (_, index) => String(index)).join(' ');

describe('readProcessIdentity', () => {
  it('gives the same identity for the same process', async () => {
    const identity = await readProcessIdentity(process.pid);
    expect(identity).toMatchObject({ pid: process.pid });
    expect(await readProcessIdentity(process.pid)).toEqual(identity);
  });

  it.runIf(process.platform === 'linux')('tells start time and boot', async () => {
    const identity = await readProcessIdentity(process.pid);
    expect(identity?.startTime).toMatch(/^\d+$/);
    expect(identity?.bootId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 30])('knows no process %j', async (pid) => {
    expect(await readProcessIdentity(pid)).toBeUndefined();
  });
});

describe('parseStartTime', () => {
  it('counts fields from the last parenthesis, because a name may hold any', () => {
    expect(parseStartTime(`7 (a) S 1) (b)) R ${rest} 4711 0`)).toBe('4711');
  });

  it.each(['Z', 'X'])('takes state %s for ended', (state) => {
    expect(parseStartTime(`7 (a) ${state} ${rest} 4711 0`)).toBeUndefined();
  });

  it.each(['', 'no such text', '7 (a) S 1 2', `7 (a) S ${rest} x 0`])(
    'believes nothing of %j',
    (text) => {
      expect(parseStartTime(text)).toBeUndefined();
    },
  );
});
