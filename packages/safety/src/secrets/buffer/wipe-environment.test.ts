import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { wipeEnvironmentVariable } from './wipe-environment.ts';

const blockOf = (): Promise<string> => readFile('/proc/self/environ', 'latin1');

describe.runIf(process.platform === 'linux')('wipeEnvironmentVariable', () => {
  it('leaves a block that has no such variable as it was', async () => {
    const before = await blockOf();
    expect(await wipeEnvironmentVariable('SELFWARE_NO_SUCH_VARIABLE')).toBe(true);
    expect(await blockOf()).toBe(before);
  });
});
