import { describe, expect, it } from 'vitest';
import { untilAborted } from './resolve-name.ts';

describe('untilAborted', () => {
  it('gives what the work gives while nobody gives up', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  it('leaves the work behind when it is given up, before or while it runs', async () => {
    const endless = new Promise<number>(() => {});
    await expect(untilAborted(endless, AbortSignal.abort('late'))).rejects.toThrow('given up');
    const giver = new AbortController();
    const left = untilAborted(endless, giver.signal);
    giver.abort();
    await expect(left).rejects.toThrow('given up');
  });
});
