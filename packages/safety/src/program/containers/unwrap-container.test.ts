import { describe, expect, it } from 'vitest';
import type { CommandPolicy } from '../../policy/policy.ts';
import { judgeCommand } from '../judge-command.ts';

const judge = (command: string, policy: CommandPolicy = {}) =>
  judgeCommand(command, { cwd: '/work', home: '/home/me', policy });

describe('unwrapContainer', () => {
  it.each([
    'docker run -v ./.env:/o:ro alpine',
    'docker run --network none -v .env:/o:ro alpine',
    'podman run --mount type=bind,src=./id_rsa,dst=/k,readonly alpine',
  ])('asks for a mounted secret of the workspace: %s', (command) => {
    expect(judge(command)).toMatchObject({ decision: 'ask', rule: 'container-option' });
    expect(judge(command).reason).toMatch(/gets the secrets in "/u);
  });

  it('quotes the directory that a container may write', () => {
    expect(judge('docker run -v .:/app alpine').reason).toBe('This container gets to write ".".');
  });

  it.each(['docker run alpine', 'podman run --rm alpine ls'])(
    'holds to what the policy says of the network: %s',
    (command) => {
      expect(judge(command)).toMatchObject({ decision: 'allow', rule: 'confined' });
      expect(judge(command, { network: 'ask' })).toMatchObject({
        decision: 'ask',
        rule: 'uses-network',
      });
      expect(judge(command, { network: 'deny' })).toMatchObject({
        decision: 'deny',
        rule: 'uses-network',
      });
    },
  );

  it.each(['docker run --network none alpine', 'podman run --net=none alpine'])(
    'leaves a container without network out of that: %s',
    (command) => {
      for (const network of ['ask', 'deny'] as const)
        expect(judge(command, { network })).toMatchObject({ decision: 'allow', rule: 'confined' });
    },
  );

  it.each([
    'docker run --network none --network host alpine',
    'docker run --network none alpine; docker run alpine',
  ])('counts a network that is there beside none: %s', (command) => {
    expect(judge(command, { network: 'deny' }).decision).toBe('deny');
  });

  it('judges a health check as the command that it is', () => {
    const command = (check: string): string =>
      `docker run -v .:/app:ro --health-cmd=${check} alpine true`;
    expect(judge(command("'test -e /app/x'"))).toMatchObject({ decision: 'allow' });
    expect(judge(command("'rm -rf /app'"))).toMatchObject({ decision: 'deny' });
    expect(judge(command("'make -C /app'"))).toMatchObject({ decision: 'ask' });
  });

  it.each([
    ['podman run --rootfs / true', 'deny', 'This container gets / of the machine.'],
    ['podman run --rootfs /etc:O true', 'deny', 'This container gets /etc of the machine.'],
    ['podman run --rootfs ./root true', 'ask', 'This container gets to write "./root".'],
    ['podman run dir:./image ls', 'ask', 'This container gets what "./image" holds.'],
    ['podman run oci-archive:image.tar ls', 'ask', 'This container gets what "image.tar" holds.'],
    ['docker run --gpus all alpine', 'ask', 'This container gets graphics cards of this machine.'],
    ['docker compose up -d', 'ask', 'docker compose up runs code that is not known here.'],
    [
      'docker compose up -d --build --pull always web',
      'ask',
      'docker compose up runs code that is not known here.',
    ],
    ['docker system prune -af', 'ask', 'docker system prune destroys what cannot be had back.'],
    ['docker compose down -v', 'ask', 'docker compose down destroys what cannot be had back.'],
    ['docker stop -t 5 web', 'ask', 'docker stop changes the system.'],
  ])('says of %s what it is about', (command, decision, reason) => {
    expect(judge(command)).toMatchObject({ decision, reason });
  });

  it.each(['podman run docker://alpine ls', 'docker run registry:5000/oci ls'])(
    'takes an image of a registry for what it is: %s',
    (command) => {
      expect(judge(command)).toMatchObject({ decision: 'allow', rule: 'confined' });
    },
  );

  it.each(['/app/start', '/src/ls', './ls', '/src/exit', '/opt/tool/cat'])(
    'takes a program that is named by a path of its own for any: %s',
    (program) => {
      const command = `docker run --network none -w /src -v .:/src:ro alpine ${program}`;
      expect(judge(command)).toMatchObject({ decision: 'ask', rule: 'named-by-path' });
    },
  );

  it('takes a program at its usual path for the usual one', () => {
    const run = (words: string) => judge(`docker run -v .:/src:ro alpine ${words}`);
    expect(run('/bin/cat /src/a')).toMatchObject({ decision: 'allow' });
    expect(run('/usr/bin/rm -rf /src')).toMatchObject({ decision: 'deny' });
    expect(run('/opt/rm -rf /src')).toMatchObject({ decision: 'deny' });
  });

  it.each([
    ['cat /etc/os-release', 'allow'],
    ['ls /usr/lib /src', 'allow'],
    ["sh -c 'cat /proc/self/status'", 'allow'],
    ['cat /src/.env', 'ask'],
    ['cp /src/a /etc/a', 'ask'],
    ['cat /outside/a', 'ask'],
  ])('reads what only the container has without a question: %s', (words, decision) => {
    const command = `docker run --network none -v .:/src:ro -v /srv/x:/outside:ro alpine ${words}`;
    const inside = command.replace(' -v /srv/x:/outside:ro', words.includes('outside') ? '$&' : '');
    expect(judge(inside).decision).toBe(decision);
  });
});
