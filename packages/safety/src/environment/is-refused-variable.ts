import { refusedVariables } from './refused-variables.data.ts';

/** True for a variable that no program may be given, because it makes it run, load or obey something else (CWE-426, CWE-454). */
export function isRefusedVariable(name: string): boolean {
  return refusedVariables.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}
