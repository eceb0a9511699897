import { expect, it, describe } from 'vitest';
import { createStage, jsonLines } from '../support/selfware.ts';

const policy = `network: deny
programs:
  - name: npm
    allow: [[run, build]]
    match: [npm run build]
    notMatch: ['npm run build > /etc/x']
  - name: ls
`;

describe('selfware policy test', () => {
  it('passes when every case is judged as it says', async () => {
    const cases = '- { command: npm run build, expect: allow }\n- { argv: [ls], expect: allow }\n';
    await using stage = await createStage([], { 'p.yaml': policy, 'c.yaml': cases });
    const ended = await stage.run(['policy', 'test', 'c.yaml', '--policy', 'p.yaml']);
    expect(ended, ended.stderr).toMatchObject({ exitCode: 0, stdout: '2 cases, 0 failed\n' });
  });

  it('names the line of a case that is judged otherwise', async () => {
    const cases = '- { command: ls, expect: allow }\n- { command: cat a, expect: deny }\n';
    await using stage = await createStage([], { 'p.yaml': policy, 'c.yaml': cases });
    const args = ['policy', 'test', 'c.yaml', '--policy', 'p.yaml'];
    const ended = await stage.run(args);
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toContain(
      'c.yaml:2: expected deny, got ask by unlisted-program: cat a\n2 cases, 1 failed\n',
    );
    const [failure, summary] = jsonLines((await stage.run([...args, '--json'])).stdout);
    expect(failure).toMatchObject({ line: 2, expect: 'deny', got: { rule: 'unlisted-program' } });
    expect(summary).toEqual({ cases: 2, failed: 1 });
  });

  it('ends with 2 and names the place when a file is wrong or missing', async () => {
    const files = { 'p.yaml': 'network: deny\nunlisted: maybe\n', 'c.yaml': '- { expect: ask }\n' };
    await using stage = await createStage([], files);
    const wrongCases = await stage.run(['policy', 'test', 'c.yaml']);
    expect(wrongCases).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrongCases.stderr).toContain('c.yaml:1:');
    const wrongPolicy = await stage.run(['check', 'command', 'ls', '--policy', 'p.yaml']);
    expect(wrongPolicy.exitCode).toBe(2);
    expect(wrongPolicy.stderr).toContain('p.yaml:2:');
    expect((await stage.run(['policy', 'test', 'none.yaml'])).exitCode).toBe(2);
  });
});

describe('selfware check command', () => {
  it('judges by the policy file of the user, which is named relative to the configuration', async () => {
    await using stage = await createStage();
    await stage.files.write('home/.config/selfware/config.json', '{"policyFile":"p.yaml"}');
    await stage.files.write('home/.config/selfware/p.yaml', policy);
    expect((await stage.run(['check', 'command', 'curl https://x.example'])).exitCode).toBe(5);
    expect((await stage.run(['check', 'command', 'cat a'])).stdout).toMatch(/p\.yaml:3/u);
  });

  it('refuses a policy file that a project names', async () => {
    await using stage = await createStage([], { '.selfware/config.json': '{"policyFile":"p"}' });
    const ended = await stage.run(['check', 'command', 'ls']);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('policyFile');
  });

  it('marks the place, tells what was evaluated, and reads standard input', async () => {
    await using stage = await createStage();
    const ended = await stage.run(['check', 'command', '-'], { input: 'ls && np""m publish\n' });
    expect(ended.exitCode).toBe(6);
    expect(ended.stdout).toContain('    ls && np""m publish\n          ^^^^^^^^^^^^^\n');
    expect(ended.stdout).toContain('["npm","publish"]');
  });

  it('knows what a script of the package does', async () => {
    const files = { 'package.json': '{"scripts":{"build":"rm -rf /"}}' };
    await using stage = await createStage([], files);
    expect((await stage.run(['check', 'command', 'npm run build'])).exitCode).toBe(5);
  });
});
