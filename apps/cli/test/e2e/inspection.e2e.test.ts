import { describe, expect, it } from 'vitest';
import { createStage, jsonLines } from '../support/selfware.ts';

describe('selfware config explain', () => {
  it('tells each value and where it came from, and hides the key', async () => {
    await using stage = await createStage([], { '.selfware/config.json': '{"maxTurns":5}' });
    await stage.files.write('home/.config/selfware/config.json', '{"contextTokens":9000}');
    const environment = { SELFWARE_API_KEY: 'sk-canary-abcdefghijklmnop' };
    const ended = await stage.run(['config', 'explain', '--json', '--mode', 'plan'], {
      environment,
    });
    expect(ended.exitCode, ended.stderr).toBe(0);
    const lines = jsonLines(ended.stdout);
    expect(lines).toContainEqual({ name: 'model', value: 'mock-model', origin: 'SELFWARE_MODEL' });
    expect(lines).toContainEqual({ name: 'mode', value: 'plan', origin: '--mode' });
    expect(lines).toContainEqual({ name: 'apiKey', value: '(hidden)', origin: 'SELFWARE_API_KEY' });
    expect(lines.find(({ name }) => name === 'contextTokens')?.['origin']).toMatch(
      /home\/\.config/u,
    );
    expect(lines.find(({ name }) => name === 'maxTurns')?.['origin']).toMatch(/^tightened by /u);
    expect(ended.stdout).not.toContain('canary');
  });

  it('ends with 2 for an unknown setting and names the nearest one', async () => {
    await using stage = await createStage();
    await stage.files.write('home/.config/selfware/config.json', '{"endpiont":"x"}');
    const ended = await stage.run(['run', 'x']);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('did you mean `endpoint`?');
  });
});

describe('a hostile project file', () => {
  it.each([
    ['sends the work elsewhere', { endpoint: 'http://127.0.0.1:9/v1' }],
    ['allows everything', { mode: 'yolo' }],
    ['smuggles in a command', { verify: 'touch owned' }],
  ])('that %s is refused before anything happens', async (_title, project) => {
    await using stage = await createStage([{ text: 'ok' }], {
      '.selfware/config.json': JSON.stringify(project),
    });
    const ended = await stage.run(['run', 'x']);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('.selfware/config.json');
    expect(stage.server.requests).toHaveLength(0);
    // The same file without the hostile line lets the run happen.
    await stage.files.write('work/.selfware/config.json', '{"maxTurns":5}');
    expect((await stage.run(['run', 'x'])).exitCode).toBe(0);
  });
});

describe('selfware doctor', () => {
  it('finds nothing wrong where all is well', async () => {
    await using stage = await createStage();
    const ended = await stage.run(['doctor', '--json']);
    expect(ended.exitCode, ended.stdout).toBe(0);
    const findings = jsonLines(ended.stdout);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['node', 'state directory', 'endpoint', 'model', 'local servers']),
    );
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
  });

  it('says what to do about each thing that is wrong', async () => {
    await using stage = await createStage();
    const beneathAFile = stage.files.resolve('work/.keep/state');
    const environment = { SELFWARE_ENDPOINT: '', SELFWARE_STATE_DIR: beneathAFile };
    const ended = await stage.run(['doctor'], { environment });
    expect(ended.exitCode).toBe(1);
    expect(ended.stdout).toMatch(/fail {2}state directory .*SELFWARE_STATE_DIR/u);
    expect(ended.stdout).toMatch(/fail {2}endpoint .*--endpoint/u);
  });

  it('warns about a model that the server does not list', async () => {
    await using stage = await createStage();
    const ended = await stage.run(['doctor', '--model', 'other']);
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toMatch(/warn {2}model .*mock-model/u);
  });
});

describe('selfware check command', () => {
  it.each([
    ['git status', 0, 'allow'],
    ['rm -rf /', 5, 'deny'],
    ['npm install left-pad', 6, 'ask'],
  ])('judges %s', async (command, code, decision) => {
    await using stage = await createStage();
    const ended = await stage.run(['check', 'command', command]);
    expect(ended.exitCode, ended.stdout + ended.stderr).toBe(code);
    expect(ended.stdout).toMatch(new RegExp(`^${decision} `, 'u'));
    const [verdict] = jsonLines((await stage.run(['check', 'command', command, '--json'])).stdout);
    expect(verdict).toMatchObject({ decision });
  });
});

describe('selfware sessions list', () => {
  it('shows the newest session first, and says when there is none', async () => {
    await using stage = await createStage(() => ({ text: 'ok' }));
    expect(await stage.run(['sessions', 'list'])).toMatchObject({ exitCode: 0, stdout: '' });
    await stage.run(['run', 'the first task']);
    await stage.run(['run', 'the second task']);
    const sessions = jsonLines((await stage.run(['sessions', 'list', '--json'])).stdout);
    expect(sessions.map(({ task, state }) => [task, state])).toEqual([
      ['the second task', 'done'],
      ['the first task', 'done'],
    ]);
    expect((await stage.run(['sessions', 'list'])).stdout).toMatch(
      /done .*1 turns {2}the second task/u,
    );
  });
});
