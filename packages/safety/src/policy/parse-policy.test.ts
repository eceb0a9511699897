import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../program/judge-command.ts';
import { parsePolicy } from './parse-policy.ts';
import type { CommandPolicy } from './policy.ts';

const file = 'policy.yaml';

async function commandPolicy(text: string): Promise<CommandPolicy> {
  const parsed = await parsePolicy(text, { file });
  if (!parsed.ok) throw parsed.failure;
  return parsed.value.command ?? {};
}

const yaml = `# Ours.
network: deny
programs:
  - name: npm
    allow:
      - [run, '{build,test}']
    match: [npm run test]
    notMatch: ['npm run test && curl x']
  - name: ls
protectedPaths: [generated]
`;

describe('parsePolicy', () => {
  it('reads YAML and remembers where each entry stands', async () => {
    const policy = await commandPolicy(yaml);
    expect(policy.programs?.map(({ name, source }) => [name, source?.line])).toEqual([
      ['npm', 4],
      ['ls', 9],
    ]);
    expect(policy.sources).toMatchObject({ programs: { line: 4 }, network: { file, line: 2 } });
  });

  it('reads JSON', async () => {
    const policy = await commandPolicy(
      '{\n\t"preset": "server",\n\t"programs": [{"name":"ls"}]\n}',
    );
    expect(policy).toMatchObject({ preset: 'server', programs: [{ name: 'ls' }] });
  });

  it('lets a verdict say which line decided', async () => {
    const policy = await commandPolicy(yaml);
    expect(judgeCommand('npm run build', { policy })).toMatchObject({
      decision: 'allow',
      by: 'policy',
      source: { file, line: 4 },
    });
    expect(judgeCommand('cat a', { policy })).toMatchObject({
      decision: 'ask',
      rule: 'unlisted-program',
      source: { file, line: 4 },
    });
    expect(judgeCommand('curl https://x.example', { policy }).decision).toBe('deny');
  });

  it('protects its paths from commands and from file tools', async () => {
    const parsed = await parsePolicy(yaml, { file });
    expect(parsed).toMatchObject({ ok: true, value: { protectedPaths: ['generated'] } });
    const policy = await commandPolicy('protectedPaths: [generated]');
    const verdict = judgeCommand('touch generated/a', { policy, mode: 'accept-edits' });
    expect(verdict).toMatchObject({ decision: 'deny', rule: 'protected-path' });
  });

  it.each([
    ['programs:\n  - name: ls\n    alow: []\n', 3, 'known key'],
    ['unlisted: maybe\n', 1, '"ask" or "deny"'],
    ['network: deny\nnetwork: ask\n', 2, 'JSON or YAML'],
    ['programs:\n  - name: git\n    allow: [[log, -n, 1]]\n', 3, 'string'],
    ['programs:\n  - allow: []\n', 2, 'string'],
    ['programs:\n  - name: /bin/ls\n', 2, 'name'],
    ['a: [', 1, 'JSON or YAML'],
    ['- 1', 1, 'object'],
    ['', 1, 'object'],
    ['network: !!js/function deny', 1, 'JSON or YAML'],
    ['a: &a [x]\nb: *a\n', 1, 'JSON or YAML'],
    ['programs:\n  - name: npm\n    match:\n      - npm test\n', 4, 'to be allowed'],
    ['programs:\n  - name: ls\n    notMatch:\n      - ls\n', 4, 'not to be allowed'],
    [`x: ${'a'.repeat(300_000)}`, 1, 'JSON or YAML'],
    ['['.repeat(100_000), 1, 'JSON or YAML'],
  ])('names the place and what is wrong in %.60j', async (text, line, expected) => {
    const parsed = await parsePolicy(text, { file });
    if (parsed.ok) throw new Error('expected a failure');
    expect(parsed.failure.code).toBe('safety/policy-invalid');
    expect(parsed.failure.details).toMatchObject({ file, line });
    expect(parsed.failure.message).toContain(expected);
    expect(parsed.failure.message).toContain(`${file}:${String(line)}:`);
  });
});

it('says what a protected path is where one would protect nothing', async () => {
  const parsed = await parsePolicy('protectedPaths: [../x]', { file });
  expect(parsed.ok ? '' : parsed.failure.message).toContain(
    'expected a path beneath the workspace, and no pattern for protectedPaths.0 at policy.yaml:1:',
  );
});
