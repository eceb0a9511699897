import { posix } from 'node:path';
import { parsePath } from '../src/filesystem/parse-path.ts';
import { compilePathRules } from '../src/filesystem/policy/compile-path-rules.ts';
import { classifyPath } from '../src/policy/classify-path.ts';

const root = '/srv/app';
const volume = { caseInsensitive: false, normalises: false };

/**
 * Any text is refused or gives names that stay beneath the root, and however it is written git's hooks stay protected and
 * what a policy denies stays denied.
 */
export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  const parsed = parsePath(root, text);
  if (parsed.ok) checkNames(parsed.value);
  const names = [...text.split('/'), '.git', 'hooks', ...text.split('/')];
  if (classifyPath(names).write !== 'deny')
    throw new Error('expected the hooks of git to be protected');
}

function checkNames(names: readonly string[]): void {
  const reached = posix.resolve(root, ...names);
  if (reached !== root && !reached.startsWith(`${root}/`))
    throw new Error(`expected a place beneath ${root}, got ${reached}`);
  if (names.some((name) => name.includes('/') || name.includes('\0')))
    throw new Error('expected plain names');
  const plain = posix
    .relative(root, reached)
    .split('/')
    .filter((name) => name !== '');
  const rules = compilePathRules({ deny: ['private/'] }, volume);
  const real = ['private', ...plain];
  for (const path of [
    { requested: names, real },
    { requested: real, real: plain },
  ])
    if (rules.judge(path, 'read').decision !== 'deny')
      throw new Error('expected what lies beneath a denied directory to be denied');
}
