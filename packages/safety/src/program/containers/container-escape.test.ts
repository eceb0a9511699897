import { describe, expect, it } from 'vitest';
import { permissionModes } from '../../policy/permission-mode.ts';
import { judgeCommand } from '../judge-command.ts';

const judge = (command: string) => judgeCommand(command, { workspace: '/ws', home: '/home/u' });

const escapes = [
  'docker run -v /:/host alpine',
  'docker run -v /var/run/docker.sock:/s alpine',
  'docker run -itv /:/h alpine',
  'docker run -v=/:/h alpine',
  'docker run -v/:/h alpine',
  'docker run -v //:/h alpine',
  'docker run -v ..:/h alpine',
  'docker run -v ~/.ssh:/k alpine',
  'docker run -v $HOME:/k alpine',
  'docker run -v /home:/k alpine',
  'docker run -v /proc:/p alpine',
  'docker run -v /usr/bin/x:/x alpine',
  'docker run --volume=/etc:/e:ro alpine',
  'docker run --mount type=bind,source=/,target=/h alpine',
  'docker run --mount=type=bind,src=/etc,dst=/h,readonly alpine',
  'docker run --mount type=volume,volume-opt=device=/,target=/h alpine',
  'docker volume create -o device=/ -o o=bind x',
  'docker run --privileged alpine',
  'docker run --privileged=true alpine',
  'docker exec --privileged c sh',
  'docker run --pid=host alpine',
  'docker run --hostname --rm=false --privileged alpine',
  'docker run --rm --name --rm=false --pid=host alpine sh',
  'docker run --mount TYPE=bind,SRC=/,dst=/x,readonly alpine',
  'docker run --mount "type=bind, src=/,dst=/x,readonly" alpine',
  'docker run --mount type=bind,src=.,src=/,dst=/x,readonly alpine',
  'docker run --mount VOLUME-OPT=device=/,type=volume,dst=/x alpine',
  'nerdctl run -v a/../../../..:/src:ro alpine',
  'docker run --network=host alpine',
  'docker run --userns host alpine',
  'docker run --cap-add ALL alpine',
  'docker run --cap-add=CAP_SYS_ADMIN alpine',
  'docker run --cap-add sys_module alpine',
  'docker run --security-opt seccomp=unconfined alpine',
  'docker run --security-opt apparmor:unconfined alpine',
  'docker run --device /dev/sda alpine',
  "docker run --device-cgroup-rule 'b 8:* rwm' alpine",
  'docker --context x run -v /:/x alpine',
  'docker --unknown run -v /:/x alpine',
  'docker run --unknown x -v /:/x alpine',
  'docker container run -v /:/x alpine',
  'docker create -v /:/x alpine',
  'docker compose -f a.yml run -v /:/x web',
  'docker-compose run -v /:/x web',
  'podman run -v /:/x alpine',
  'nerdctl -n k8s run -v /:/x alpine',
  'sudo docker run -v /:/host alpine',
  '/usr/bin/docker run -v /:/host alpine',
];

describe('containerEscape', () => {
  it.each(escapes)('denies %j in every mode', (command) => {
    for (const mode of permissionModes)
      expect(judgeCommand(command, { workspace: '/ws', home: '/home/u', mode }).decision).toBe(
        'deny',
      );
  });

  it.each([
    'docker run -v "$PWD":/app -w /app node npm test',
    'docker run -v ./data:/data alpine',
    'docker run --mount type=bind,src=data,dst=/x,readonly,readonly=false alpine',
    'docker run -v name:/data alpine',
    'docker run -v $x:/data alpine',
    'docker run -v /etc/localtime:/etc/localtime:ro alpine',
    'docker run --mount type=volume,source=name,target=/d alpine',
    'docker run --cap-add NET_BIND_SERVICE alpine',
    'docker run --device /dev/dri alpine',
    'docker volume create x',
    'docker service ps x',
    'docker compose',
  ])('has nothing against %j, which is asked for', (command) => {
    expect(judge(command).decision).toBe('ask');
  });

  it.each([
    'docker run alpine',
    'docker run --privileged=false alpine',
    'docker run --privileged=F alpine',
    'docker run --security-opt no-new-privileges alpine',
    'docker run alpine echo -v /:/x',
    'docker run alpine rm -rf /',
    'docker run -v ./data:/data:ro alpine',
    'docker run --mount type=bind,src=data,dst=/d,readonly alpine',
  ])(
    'allows %j, which reaches nothing of the machine, but not where only reading is allowed',
    (command) => {
      expect(judge(command)).toMatchObject({ decision: 'allow', rule: 'confined' });
      const options = { workspace: '/ws', home: '/home/u' };
      expect(judgeCommand(command, { ...options, mode: 'plan' }).decision).toBe('deny');
      const offline = { ...options, policy: { network: 'deny' } } as const;
      expect(judgeCommand(command, offline).decision).toBe('deny');
    },
  );
});

describe('unwrapContainer', () => {
  it.each([
    'docker run -v /ws:/app alpine rm -rf /app',
    'docker run -v /ws:/app alpine rm -rf /',
    'docker run -v /ws:/app -w /app alpine rm -rf .',
    `docker run -v "$PWD":/app alpine sh -c 'cd x; rm -rf "/app"; ls /app;'`,
    "docker run -v /ws:/app alpine sh -c 'rm -rf /app;ls'",
    'docker run --entrypoint rm -v /ws:/app alpine -rf /app',
    'docker run -v /ws:/app alpine /bin/rm -rf /app',
    'podman run --mount type=bind,src=/ws,dst=/app alpine rm -rf /app',
  ])('denies %j, which destroys what it mounts', (command) => {
    expect(judge(command).decision).toBe('deny');
  });

  it('denies more mounts than are looked at', () => {
    const mounts = Array.from({ length: 40 }, (_, index) => `-v ./a:/a${index}`).join(' ');
    expect(judge(`docker run ${mounts} alpine ls`).decision).toBe('deny');
  });

  it.each([
    'docker exec c rm -rf /',
    "docker exec c sh -c 'rm -rf /data'",
    'docker compose exec db dropdb x',
    'kubectl exec p -- rm -rf /data',
  ])(
    'asks for %j in every mode that asks, since nobody knows what a container keeps',
    (command) => {
      const { decision, findings } = judge(command);
      expect(decision).toBe('ask');
      expect(findings.map(({ rule }) => rule)).toContain('destroys');
    },
  );

  it.each([
    'docker run -v name:/app alpine rm -rf /app',
    'docker run -v /ws:/app alpine rm -rf /app/dist',
    'docker run -v /ws:/app alpine rm -rf /tmp/x $y',
    'kubectl exec p -- ls',
    'kubectl exec',
  ])('asks for %j, which destroys nothing of the machine that is vital', (command) => {
    expect(judge(command).decision).toBe('ask');
  });
});
