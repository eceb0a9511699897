import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { shellVariables } from '../script/variable-names.data.ts';

// A person waits this long without wondering.
const longestSleep = 60;

/** True for a time or a count that is certainly over soon. */
export function isBounded(
  text: string,
  role: 'seconds' | 'count',
  { isRepeated, isConcurrent }: Invocation,
): boolean {
  if (role === 'count') return /^-?\d{1,6}(?:\.\d)?$/u.test(text);
  if (isRepeated || isConcurrent === true) return false;
  return /^\d{1,3}(?:\.\d{1,6})?s?$/u.test(text) && Number.parseFloat(text) <= longestSleep;
}

/** True for a name that neither the shell nor a program that it starts obeys. An index, which is evaluated, is no name. */
export function isHarmlessVariable(name: string, scene: Scene): boolean {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name)) return false;
  if (scene.state.exported.has(name) || /_proxy$/iu.test(name)) return false;
  return !shellVariables.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

const plainShellOptions: readonly string[] = [
  'errexit',
  'nounset',
  'pipefail',
  'xtrace',
  'verbose',
  'noglob',
  'noclobber',
  'errtrace',
  'functrace',
  'inherit_errexit',
  'nullglob',
  'failglob',
];

/** True for an option of the shell that changes neither what words stand for nor which programs are run. */
export function isPlainShellOption(text: string): boolean {
  return plainShellOptions.includes(text) || /^\+[euxvfCo]+$/u.test(text);
}
