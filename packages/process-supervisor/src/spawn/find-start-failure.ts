import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramSpecification } from '@selfware/contracts';
import { explainStartFailure } from './explain-start-failure.ts';

/** Says why a program would not start, before another one is started in its place to become it; undefined when nothing is known against it. */
export async function findStartFailure(program: ProgramSpecification): Promise<string | undefined> {
  const code = await codeOf(program);
  if (code === undefined) return undefined;
  return explainStartFailure(program, Object.assign(new Error(code), { code }));
}

async function codeOf({
  argv,
  cwd,
  environment,
}: ProgramSpecification): Promise<string | undefined> {
  if ([...argv, cwd].some((text) => text.includes('\0'))) return 'ERR_INVALID_ARG_VALUE';
  if (!(await isKind(cwd, 'directory'))) return 'ENOENT';
  let found = 'ENOENT';
  for (const path of candidates(argv[0], cwd, environment?.['PATH'])) {
    if (!(await isKind(path, 'file'))) continue;
    if (await isExecutable(path)) return undefined;
    found = 'EACCES';
  }
  return found;
}

function candidates(name: string, cwd: string, path = ''): readonly string[] {
  if (name.includes('/')) return [name.startsWith('/') ? name : join(cwd, name)];
  return path.split(':').map((directory) => join(directory || cwd, name));
}

async function isKind(path: string, kind: 'file' | 'directory'): Promise<boolean> {
  try {
    const found = await stat(path);
    return kind === 'file' ? found.isFile() : found.isDirectory();
  } catch {
    return false;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
