import { configureProperties, createFakeClock } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Admission, CircuitState } from './circuit-breaker.ts';
import { createCircuitBreaker } from './create-circuit-breaker.ts';

configureProperties();

const step = fc.oneof(
  fc.record({ kind: fc.constant('admit' as const) }),
  fc.record({
    kind: fc.constantFrom('succeeded' as const, 'failed' as const, 'dropped' as const),
    which: fc.nat(30),
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(400) }),
);

const allowed: Record<CircuitState, readonly CircuitState[]> = {
  closed: ['open'],
  open: ['half-open'],
  'half-open': ['open', 'closed'],
};

describe('createCircuitBreaker', () => {
  it('never has more trials under way than were allowed, and changes only from one state to the next', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 80 }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, trials) => {
          const clock = createFakeClock();
          const states: CircuitState[] = ['closed'];
          const breaker = createCircuitBreaker({
            name: 'x',
            failures: 2,
            openMs: 100,
            windowMs: 1_000,
            trials,
            clock,
            onChange: (state) => void states.push(state),
          });
          const admitted: { admission: Admission; epoch: number }[] = [];
          const told = new Set<number>();
          for (const one of steps) {
            if (one.kind === 'wait') await clock.advance(one.ms);
            else if (one.kind === 'admit') {
              const { state } = breaker;
              try {
                const admission = breaker.admit();
                expect(state).not.toBe('open');
                admitted.push({ admission, epoch: states.length });
              } catch {
                expect(state).not.toBe('closed');
              }
            } else {
              admitted[one.which]?.admission[one.kind](new Error('down'));
              if (one.which < admitted.length) told.add(one.which);
            }
            if (breaker.state !== 'half-open') continue;
            const trying = admitted.filter(
              ({ epoch }, index) => epoch === states.length && !told.has(index),
            );
            expect(trying.length).toBeLessThanOrEqual(trials);
          }
          states.slice(1).forEach((state, index) => {
            expect(allowed[states[index] ?? 'closed']).toContain(state);
          });
        },
      ),
    );
  });

  it('takes no notice of how calls of an earlier state end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('succeeded' as const, 'failed' as const), { maxLength: 12 }),
        async (endings) => {
          const clock = createFakeClock();
          const breaker = createCircuitBreaker({ name: 'x', failures: 1, openMs: 50, clock });
          const early = endings.map(() => breaker.admit());
          breaker.admit().failed(new Error('down'));
          await clock.advance(50);
          expect(breaker.state).toBe('half-open');
          endings.forEach((ending, index) => early[index]?.[ending](new Error('late')));
          expect(breaker.state).toBe('half-open');
        },
      ),
    );
  });
});
