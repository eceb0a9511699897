import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStage, type Stage } from '../support/selfware.ts';

// Put together when this runs, so that no scanner takes the file for a leak; each channel has its own.
const letters = 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U';
const turned = (by: number): string => letters.slice(by) + letters.slice(0, by);
const secrets = {
  prompt: ['gh', 'p_', turned(1)].join(''),
  argument: ['gh', 'o_', turned(5)].join(''),
  file: ['np', 'm_', turned(9)].join(''),
  output: ['gl', 'pat-', turned(13).slice(0, 20)].join(''),
  reply: ['AI', 'za', turned(17).slice(0, 35)].join(''),
  environment: ['xo', 'xb-', '123456789012-', turned(20).slice(0, 24)].join(''),
};
const people = {
  prompt: 'ada.lovelace@mail.selfware.dev',
  file: 'grace.hopper@mail.selfware.dev',
  output: 'alan.turing@mail.selfware.dev',
  reply: 'edsger.dijkstra@mail.selfware.dev',
};

async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The canaries that any file of the state holds, apart from the contents that `undo` puts back. */
async function escapedIn(stage: Stage): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of await filesIn(stage.state)) {
    if (file.includes('/blobs/')) continue;
    const text = await readFile(file, 'latin1');
    for (const canary of [...Object.values(secrets), ...Object.values(people)])
      if (text.includes(canary)) found.push(`${canary.slice(0, 6)} in ${file}`);
  }
  return found;
}

const script = [
  {
    text: `I found ${secrets.reply} and ${people.reply}.`,
    toolCalls: [{ name: 'read_file', arguments: { path: 'notes.txt' } }],
  },
  {
    toolCalls: [
      {
        name: 'run_command',
        arguments: { command: `echo ${secrets.argument}; cat printed.txt; echo "$MY_VALUE"` },
      },
    ],
  },
  { text: 'done' },
];

describe('what a run stores', () => {
  it('holds no secret and no personal data of any channel', async () => {
    await using stage = await createStage(script, {
      'notes.txt': `key ${secrets.file}\nmail ${people.file}\n`,
      'printed.txt': `${secrets.output} ${people.output}\n`,
    });
    const environment = { MY_VALUE: secrets.environment };
    const task = `use ${secrets.prompt} and write to ${people.prompt}`;
    const ended = await stage.run(['run', task, '--mode', 'yolo', '--verify', 'true'], {
      environment,
    });
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect((await filesIn(stage.state)).length).toBeGreaterThan(3);
    expect(await escapedIn(stage)).toEqual([]);
  });

  it('hides secrets from the model, and personal data where the user wants that', async () => {
    await using stage = await createStage(script, {
      'notes.txt': `key ${secrets.file}\nmail ${people.file}\n`,
      'printed.txt': '',
    });
    await mkdir(join(stage.home, '.config/selfware'), { recursive: true });
    const config = join(stage.home, '.config/selfware/config.json');
    await writeFile(config, '{"personalData":"hide"}', { mode: 0o600 });
    const task = `use ${secrets.prompt} and write to ${people.prompt}`;
    const ended = await stage.run(['run', task, '--mode', 'yolo']);
    expect(ended.stderr).toContain('a secret in the task is hidden from the model');
    const bodies = stage.server.requests.map(({ rawBody }) => rawBody).join('\n');
    expect(bodies).not.toContain(secrets.prompt);
    expect(bodies).not.toContain(people.prompt);
    expect(bodies).not.toContain(secrets.file);
    expect(bodies).not.toContain(people.file);
    expect(bodies).toMatch(/mail \[EMAIL#[0-9a-f]{8}\]/u);
  });
});
