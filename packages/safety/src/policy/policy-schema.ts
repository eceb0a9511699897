import type { ZodMiniType } from 'zod/mini';
import type { CommandPolicy, Policy } from './policy.ts';

/** The schema of a policy in a configuration file (zod/mini, so also a Standard Schema); unknown keys are errors. */
export type PolicySchema = ZodMiniType<Policy>;

// Nothing would be protected by an absolute path, one of the home, one that leads up, or a pattern.
const pathBeneath = /^(?!\/|~\/|(?:[^]*\/)?\.\.(?:\/|$))[^*?]+$/u;

/** Loads the schema when it is needed, so that importing this package does not load zod. */
export async function loadPolicySchema(): Promise<PolicySchema> {
  const { array, exactOptional, regex, strictObject, string } = await import('zod/mini');
  const command = await loadCommandPolicySchema();
  const paths = exactOptional(array(string().check(regex(pathBeneath))));
  return strictObject({ command: exactOptional(command), protectedPaths: paths });
}

/** Loads the schema of what a policy says of commands, as policy files have it. */
export async function loadCommandPolicySchema(): Promise<ZodMiniType<CommandPolicy>> {
  const {
    array,
    enum: oneOf,
    exactOptional,
    literal,
    strictObject,
    string,
    minLength,
    regex,
  } = await import('zod/mini');
  const texts = exactOptional(array(string().check(minLength(1))));
  const program = strictObject({
    name: string().check(regex(/^[^/\s]+$/u)),
    allow: exactOptional(array(array(string()))),
    match: texts,
    notMatch: texts,
  });
  return strictObject({
    programs: exactOptional(array(program)),
    unlisted: exactOptional(oneOf(['ask', 'deny'])),
    protectedPaths: exactOptional(array(string().check(regex(pathBeneath)))),
    network: exactOptional(oneOf(['ask', 'deny'])),
    shell: exactOptional(oneOf(['bash', 'sh'])),
    preset: exactOptional(literal('server')),
  });
}
