import { SelfwareError } from '@selfware/contracts';

/** What a model and a person read of a thrown error; of errors that are not ours only the system's code is told. */
export function describeFailure(
  tool: string,
  error: unknown,
): { readonly text: string; readonly summary: string } {
  const reason = explain(error);
  return { text: `${tool} failed: ${reason}`, summary: `${tool} failed: ${reason}` };
}

function explain(error: unknown): string {
  if (SelfwareError.isInstance(error))
    return error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return systemReasons[error.code] ?? error.code;
  return 'an unexpected error inside the tool';
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  EISDIR: 'expected a file, got a directory',
  ENOTDIR: 'expected a directory, got a file',
  EACCES: 'the system does not permit it',
  EPERM: 'the system does not permit it',
  ENOSPC: 'the disk is full',
  ELOOP: 'the path runs through too many links, or a link where none may be',
};
