import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge.ts';

const closed = 'services: {a: {image: alpine, command: ["true"]}}';
const open = 'services: {a: {image: alpine, privileged: true}}';

async function judge(
  command: string,
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  await using workspace = await createTemporaryWorkspace(files);
  const place = { workspace: workspace.path, path: '/usr/bin:/bin', environment };
  const judging = createJudge({ ...place, mode: 'yolo' });
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
    ['cd sub && docker compose up', 'sub/compose.yml'],
    ['cd sub; docker compose -f x.yaml up', 'sub/x.yaml'],
    ['(cd sub && docker compose up) && ls', 'sub/compose.yml'],
    ['docker compose -f a.yaml -f x.yaml -p p --project-directory sub up', 'x.yaml'],
    ['env A=b docker compose up', 'compose.yaml'],
    ["sh -c 'cd sub && docker compose up -d'", 'sub/compose.yml'],
  ])('is denied where its file opens this machine: %s', async (command, file) => {
    expect(await judge(command, { 'a.yaml': closed, [file]: open, 'sub/x': '' })).toBe('deny');
    expect(await judge(command, { 'a.yaml': closed, [file]: closed, 'sub/x': '' })).toBe('allow');
  });

  const asked = 'services: {a: {image: alpine, privileged: "${OPEN:-false}"}}';

  it.each([
    'OPEN=true docker compose up',
    'export OPEN=true; docker compose up',
    'export OPEN=true && cd sub && docker compose up',
    'env OPEN=true docker compose up',
    'env OPEN=true nice docker compose up',
    'OPEN=$(cat x) docker compose up',
    'docker compose --env-file open.env up',
    'docker compose --env-file closed.env --env-file open.env up',
    'docker compose --env-file missing.env up',
    'COMPOSE_FILE=other.yaml docker compose up',
  ])('is judged with the variables that the command sets: %s', async (command) => {
    const files = {
      'compose.yaml': asked,
      'sub/compose.yaml': asked,
      'open.env': 'OPEN=true\n',
      'closed.env': 'OPEN=false\n',
      x: 'true',
    };
    expect(await judge(command, files)).toBe('deny');
    expect(await judge(command.replace('OPEN=true', 'OPEN=false'), { ...files })).toBe(
      command.includes('OPEN=true') ? 'allow' : 'deny',
    );
  });

  it('is denied where a file that it names is in none of the places', async () => {
    expect(await judge('cd sub; docker compose -f x.yaml up', { 'sub/x': '' })).toBe('deny');
  });

  it('is judged with the variables that programs see', async () => {
    const files = { 'compose.yaml': asked };
    expect(await judge('docker compose up', files)).toBe('allow');
    expect(await judge('docker compose up', files, { OPEN: 'true' })).toBe('deny');
    expect(await judge('docker compose up', files, { COMPOSE_FILE: 'x.yaml' })).toBe('deny');
  });

  it('takes paths as relative to the project, wherever its files lie', async () => {
    const mounting = 'services: {a: {image: alpine, volumes: ["./etc:/x"]}}';
    const command = 'docker compose -f compose.yaml --project-directory / up';
    expect(await judge('docker compose up', { 'compose.yaml': mounting, 'etc/x': '' })).toBe(
      'allow',
    );
    expect(await judge(command, { 'compose.yaml': mounting })).toBe('deny');
  });

  it.each(['docker compose ps', 'docker compose logs a', 'docker compose down', 'docker ps'])(
    'is not meant by %s',
    async (command) => {
      expect(await judge(command, { 'compose.yaml': open })).not.toBe('deny');
    },
  );
});
