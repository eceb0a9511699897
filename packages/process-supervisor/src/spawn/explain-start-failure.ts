import { stat } from 'node:fs/promises';
import type { ProgramSpecification } from '@selfware/contracts';

/** Says in one sentence why a program did not start, and what to do. */
export async function explainStartFailure(
  program: ProgramSpecification,
  error: unknown,
): Promise<string> {
  const [name] = program.argv;
  // The kernel answers ENOENT for a missing directory and a missing program alike.
  if (!(await isDirectory(program.cwd)))
    return `"${name}" did not start: expected a working directory, "${program.cwd}" is none`;
  return `"${name}" did not start: ${reasons[codeOf(error)] ?? codeOf(error)}`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such program on the PATH it was given, or its interpreter is missing',
  EACCES: 'it is not executable, or its directory may not be entered',
  ENOEXEC: 'it is neither a binary of this machine nor a script with a first line "#!"',
  E2BIG: 'its arguments and environment are longer than the system allows',
  ERR_INVALID_ARG_VALUE: 'an argument, the directory or the environment holds a NUL character',
  EMFILE: 'this process has too many open files',
  EAGAIN: 'the system has no room for another process',
};

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return 'unknown reason';
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Whatever makes it unreadable makes it unusable as a working directory.
    return false;
  }
}
