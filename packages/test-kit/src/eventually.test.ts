import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';

describe('eventually', () => {
  it('asks again until the probe holds', async () => {
    let asked = 0;
    await eventually(() => Promise.resolve((asked += 1) === 3));
    expect(asked).toBe(3);
  });

  it('gives up when its time is over', async () => {
    await expect(eventually(() => false, 1)).rejects.toThrow('not so within 1 ms');
  });
});
