import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge.ts';

const closed = 'services: {a: {image: alpine, command: ["true"]}}';
const open = 'services: {a: {image: alpine, privileged: true}}';

async function judge(command: string, files: Readonly<Record<string, string>>): Promise<string> {
  await using workspace = await createTemporaryWorkspace(files);
  const judging = createJudge({ workspace: workspace.path, mode: 'yolo', path: '/usr/bin:/bin' });
  const { verdict } = await judging.judge({
    kind: 'run-shell',
    command,
    cwd: '.',
    timeoutMs: 1_000,
  });
  return verdict.decision;
}

describe('a command that starts a Compose project', () => {
  it.each([
    ['docker compose up', 'compose.yaml'],
    ['docker compose up -d', 'docker-compose.yml'],
    ['docker-compose up', 'compose.override.yaml'],
    ['docker compose -f deploy/x.yaml --profile a up', 'deploy/x.yaml'],
    ['docker compose --file=x.yaml run a sh', 'x.yaml'],
    ['podman-compose -f x.yaml up', 'x.yaml'],
    ['docker compose -fx.yaml up', 'x.yaml'],
    ['docker compose -f=x.yaml scale a=2', 'x.yaml'],
    ['docker --config compose compose -f x.yaml up', 'x.yaml'],
    ['docker compose --project-directory sub up', 'sub/compose.yml'],
  ])('is denied where its file opens this machine: %s', async (command, file) => {
    expect(await judge(command, { [file]: open, 'sub/x': '' })).toBe('deny');
    expect(await judge(command, { [file]: closed, 'sub/x': '' })).toBe('allow');
  });

  it.each(['docker compose ps', 'docker compose logs a', 'docker compose down', 'docker ps'])(
    'is not meant by %s',
    async (command) => {
      expect(await judge(command, { 'compose.yaml': open })).not.toBe('deny');
    },
  );
});
