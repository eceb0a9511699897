import { classifyPath } from '../policy/classify-path.ts';
import { PathProtectedError } from '../errors.ts';

/** Throws `safety/path-protected` for names whose tree is never written; what asks is the judge's to decide. */
export function assertWritable(names: readonly string[], protectedPaths: readonly string[]): void {
  const found = classifyPath(names, protectedPaths);
  if (found.write !== 'deny') return;
  throw new PathProtectedError({
    message: `expected a path that may be written, ${names.join('/')} holds ${found.label}`,
    hint: 'Change it by hand, if it has to change.',
  });
}
