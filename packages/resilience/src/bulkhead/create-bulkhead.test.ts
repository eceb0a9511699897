import { describe, expect, it } from 'vitest';
import { createBulkhead } from './create-bulkhead.ts';

describe('createBulkhead', () => {
  it('serves those who ask for little between those who ask for much', async () => {
    const bulkhead = createBulkhead({ name: 'the model', limit: 1 });
    const served: string[] = [];
    const leave = await bulkhead.enter();
    const turns = ['much', 'much', 'much', 'little'].map((key) =>
      bulkhead.run(() => Promise.resolve(served.push(key)), { key }),
    );
    leave();
    await Promise.all(turns);
    expect(served).toEqual(['much', 'little', 'much', 'much']);
  });

  it('refuses more waiting than was allowed', async () => {
    const bulkhead = createBulkhead({ name: 'the model', limit: 1, maxWaiting: 0 });
    await bulkhead.enter();
    await expect(bulkhead.enter()).rejects.toMatchObject({ code: 'resilience/bulkhead-full' });
  });

  it('gives its place back when the operation fails', async () => {
    const bulkhead = createBulkhead({ name: 'the model', limit: 1 });
    await expect(bulkhead.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(bulkhead.running).toBe(0);
  });

  it('rejects with the reason of the abort, and holds nothing for who left', async () => {
    const bulkhead = createBulkhead({ name: 'the model', limit: 1 });
    const leave = await bulkhead.enter();
    const controller = new AbortController();
    const waiting = bulkhead.enter({ signal: controller.signal });
    controller.abort(new Error('no longer'));
    await expect(waiting).rejects.toThrow('no longer');
    const other = new AbortController();
    const words = bulkhead.enter({ signal: other.signal });
    other.abort('words');
    await expect(words).rejects.toMatchObject({ cause: 'words' });
    await expect(bulkhead.enter({ signal: controller.signal })).rejects.toThrow('no longer');
    leave();
    leave();
    expect([bulkhead.running, bulkhead.waiting]).toEqual([0, 0]);
  });

  it.each([{ limit: 0 }, { limit: 1, maxWaiting: -1 }])('refuses %j', (given) => {
    expect(() => createBulkhead({ name: 'x', ...given })).toThrow('createBulkhead expects');
  });
});
