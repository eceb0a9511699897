import type { ZodMiniType } from 'zod/mini';
import type { Policy } from './policy.ts';

/** The schema of a policy in a configuration file (zod/mini, so also a Standard Schema); unknown keys are errors. */
export type PolicySchema = ZodMiniType<Policy>;

/** Loads the schema when it is needed, so that importing this package does not load zod. */
export async function loadPolicySchema(): Promise<PolicySchema> {
  const {
    array,
    enum: oneOf,
    exactOptional,
    strictObject,
    string,
    minLength,
  } = await import('zod/mini');
  const program = strictObject({ name: string().check(minLength(1)) });
  const command = strictObject({
    programs: exactOptional(array(program)),
    unlisted: exactOptional(oneOf(['ask', 'deny'])),
  });
  return strictObject({
    command: exactOptional(command),
    protectedPaths: exactOptional(array(string().check(minLength(1)))),
  });
}
