import { posix } from 'node:path';
import { parsePath } from '../src/filesystem/parse-path.ts';
import { classifyPath } from '../src/policy/classify-path.ts';

const root = '/srv/app';

/** Any text is refused or gives names that stay beneath the root, and however it is written git's hooks stay protected. */
export function fuzz(data: Buffer): void {
  const text = data.toString('utf8');
  const parsed = parsePath(root, text);
  if (parsed.ok) {
    const reached = posix.resolve(root, ...parsed.value);
    if (reached !== root && !reached.startsWith(`${root}/`))
      throw new Error(`expected a place beneath ${root}, got ${reached}`);
    if (parsed.value.some((name) => name.includes('/') || name.includes('\0')))
      throw new Error('expected plain names');
  }
  const names = [...text.split('/'), '.git', 'hooks', ...text.split('/')];
  if (classifyPath(names).write !== 'deny')
    throw new Error('expected the hooks of git to be protected');
}
