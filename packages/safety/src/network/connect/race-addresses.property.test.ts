import { PassThrough } from 'node:stream';
import { configureProperties, createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raceAddresses } from './race-addresses.ts';

configureProperties();

const behaviour = fc.record({ succeeds: fc.boolean(), afterMs: fc.integer({ min: 0, max: 900 }) });

describe('raceAddresses', () => {
  it('dials each address at most once, and wins exactly when an attempt succeeds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour, { minLength: 1, maxLength: 6 }), async (behaviours) => {
        const clock = createFakeClock();
        const addresses = behaviours.map((_, index) => `192.0.2.${index}`);
        const asked: string[] = [];
        const streams: PassThrough[] = [];
        const result = raceAddresses({
          addresses,
          port: 80,
          clock,
          signal: new AbortController().signal,
          dial: ({ address }) => {
            asked.push(address);
            const { succeeds, afterMs } = behaviours[addresses.indexOf(address)] ?? behaviours[0]!;
            return new Promise((resolve, reject) => {
              clock.setTimer(() => {
                if (!succeeds) {
                  reject(new Error('refused'));
                  return;
                }
                const stream = new PassThrough();
                streams.push(stream);
                resolve(stream);
              }, afterMs);
            });
          },
        }).then(
          (stream) => stream,
          () => undefined,
        );
        await clock.advance(10_000);
        const winner = await result;
        expect(new Set(asked).size).toBe(asked.length);
        expect(winner !== undefined).toBe(behaviours.some(({ succeeds }) => succeeds));
        expect(streams.filter((stream) => !stream.destroyed)).toEqual(
          winner === undefined ? [] : [winner],
        );
      }),
    );
  });
});
