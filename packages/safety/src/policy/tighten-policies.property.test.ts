import { configureProperties, relativePath } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommand } from '../../test/arbitraries/intents.ts';
import { judgeCommand } from '../program/judge-command.ts';
import { classifyPath } from './classify-path.ts';
import type { Policy } from './policy.ts';
import { severity } from './severity.ts';
import { tightenPolicies } from './tighten-policies.ts';

configureProperties();

const answer = fc.constantFrom('ask' as const, 'deny' as const);
const program = fc.record(
  {
    name: fc.constantFrom('ls', 'cat', 'git', 'grep', 'echo', 'npm'),
    allow: fc.subarray([['**'], ['test'], ['*', '*'], []]),
  },
  { requiredKeys: ['name'] },
);
const command = fc.record(
  {
    programs: fc.array(program),
    unlisted: answer,
    network: answer,
    shell: fc.constantFrom('bash' as const, 'sh' as const),
    preset: fc.constant('server' as const),
    protectedPaths: fc.array(relativePath(), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const policy: fc.Arbitrary<Policy> = fc.record(
  { command, protectedPaths: fc.array(relativePath(), { maxLength: 3 }) },
  { requiredKeys: [] },
);

const judgeUnder = (text: string, { command: rules, protectedPaths }: Policy): number =>
  severity(
    judgeCommand(text, {
      ...(rules === undefined ? {} : { policy: rules }),
      ...(protectedPaths === undefined ? {} : { protectedPaths }),
    }).decision,
  );

describe('tightenPolicies', () => {
  it('never yields a looser policy than either input', () => {
    fc.assert(
      fc.property(policy, policy, anyCommand(), (first, second, text) => {
        const both = judgeUnder(text, tightenPolicies(first, second));
        expect(both).toBeGreaterThanOrEqual(judgeUnder(text, first));
        expect(both).toBeGreaterThanOrEqual(judgeUnder(text, second));
      }),
    );
  });

  it('protects every path that either input protects', () => {
    fc.assert(
      fc.property(policy, policy, (first, second) => {
        const { protectedPaths } = tightenPolicies(first, second);
        for (const path of [...(first.protectedPaths ?? []), ...(second.protectedPaths ?? [])])
          expect(classifyPath(path.split('/'), protectedPaths).write).not.toBe('allow');
      }),
    );
  });
});
