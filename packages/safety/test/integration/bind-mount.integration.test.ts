import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const entry = new URL('../../src/filesystem.ts', import.meta.url).href;

const script = `
  import { openRoot } from '${entry}';
  const root = await openRoot(process.argv[1]);
  const told = [];
  for (const path of ['tree', 'plain'])
    told.push(await root.removeTree(path).then(() => 'removed', (error) => error.code));
  console.log(told.join(' '));
`;

it('removes no tree into which another directory of the same device is bound', async () => {
  await using base = await createTemporaryWorkspace({
    'root/tree/in/x': '',
    'root/plain/in/x': '',
    'kept/file': 'kept',
  });
  const node = [process.execPath, '--conditions=@selfware/source', '--input-type=module', '-e'];
  const { stdout } = await run('unshare', [
    ...['--user', '--map-root-user', '--mount', '--propagation', 'private', 'sh', '-c'],
    'mount --bind "$1" "$2" && shift 2 && exec "$@"',
    ...['sh', base.resolve('kept'), base.resolve('root/tree/in')],
    ...[...node, script, base.resolve('root')],
  ]);
  expect(stdout.trim()).toBe('safety/path-outside removed');
  expect(await base.read('kept/file')).toBe('kept');
});
