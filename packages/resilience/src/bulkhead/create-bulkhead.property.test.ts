import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBulkhead } from './create-bulkhead.ts';

configureProperties();

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const step = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const), key: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'abort' as const), which: fc.nat(40) }),
);

describe('createBulkhead', () => {
  it('never runs more than its limit, and leaves no place empty while somebody waits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 60 }),
        async (limit, steps) => {
          const bulkhead = createBulkhead({ name: 'x', limit });
          const leavers: (() => void)[] = [];
          const aborts: AbortController[] = [];
          for (const one of steps) {
            if (one.kind === 'enter') {
              const controller = new AbortController();
              aborts.push(controller);
              const { signal } = controller;
              bulkhead.enter({ key: one.key, signal }).then(
                (leave) => leavers.push(leave),
                () => undefined,
              );
            } else if (one.kind === 'leave') leavers[one.which]?.();
            else aborts[one.which]?.abort();
            await settle();
            expect(bulkhead.running).toBeLessThanOrEqual(limit);
            if (bulkhead.waiting > 0) expect(bulkhead.running).toBe(limit);
          }
          aborts.forEach((controller) => controller.abort());
          await settle();
          leavers.forEach((leave) => leave());
          expect([bulkhead.running, bulkhead.waiting]).toEqual([0, 0]);
        },
      ),
    );
  });
});
