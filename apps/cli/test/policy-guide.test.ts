import { readFile } from 'node:fs/promises';
import { parsePolicy } from '@selfware/safety';
import { expect, it } from 'vitest';

it('the example policy of README.md is one that loads', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const example = /```yaml\n([^`]*)```/u.exec(readme)?.[1] ?? '';
  const parsed = await parsePolicy(example, { file: 'README.md' });
  expect(parsed).toMatchObject({ ok: true, value: { command: { network: 'deny' } } });
});
