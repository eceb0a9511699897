import { describe, expect, it } from 'vitest';
import { hardened, judgeProject, projectWith } from './compose-ground.ts';

const decisionOf = async (...args: Parameters<typeof judgeProject>): Promise<string> =>
  (await judgeProject(...args)).decision;

describe('judgeCompose', () => {
  it('allows a project that keeps everything to itself', async () => {
    const verdict = await judgeProject(projectWith());
    expect(verdict).toMatchObject({ decision: 'allow', findings: [] });
  });

  it.each([
    'labels: {a: b}',
    'volumes: ["./src:/src:ro"]',
    'volumes: [{type: bind, source: ./src, target: /src, read_only: true}]',
    'environment: {MODE: test}',
    'environment: ["MODE=test"]',
    'privileged: false',
    'privileged: "no"',
    'depends_on: [other]',
    'ulimits: {nofile: {soft: 64, hard: 64}}',
    'x-own: {anything: true}',
  ])('allows %s', async (line) => {
    expect(await judgeProject(projectWith(line))).toMatchObject({ findings: [] });
  });

  it.each([
    'privileged: true',
    'privileged: yes',
    'privileged: "on"',
    'cap_add: [SYS_ADMIN]',
    'cap_add: ["cap_sys_ptrace"]',
    'pid: host',
    'ipc: host',
    'uts: host',
    'userns_mode: host',
    'cgroup: host',
    'network_mode: host',
    'security_opt: ["seccomp:unconfined"]',
    'security_opt: ["apparmor=unconfined"]',
    'devices: ["/dev/sda:/dev/sda"]',
    'devices: [{source: /dev/mem, target: /dev/mem}]',
    'volumes: ["/:/host"]',
    'volumes: ["/etc:/e:ro"]',
    'volumes: ["/var/run/docker.sock:/s"]',
    'volumes: ["../outside/../../etc:/e"]',
    'volumes: [{type: bind, source: /root, target: /r}]',
    'volumes: [{type: bind, source: ./src, target: /s, bind: {propagation: rshared}}]',
    'group_add: [docker]',
    'sysctls: {kernel.core_pattern: "|/x"}',
    'sysctls: ["kernel.core_pattern=|/x"]',
    'env_file: /etc/shadow',
    'env_file: [{path: /etc/shadow}]',
    'use_api_socket: true',
    'volumes: ["~/.ssh:/y:ro"]',
    'volumes: [{type: bind, source: "~", target: /y, read_only: true}]',
    'provider: {type: model}',
    'build: {context: ., network: host}',
    'build: {context: ., privileged: true}',
    'build: {context: ., entitlements: [security.insecure]}',
    'post_start: [{command: ["true"], privileged: true}]',
    'pre_stop: [{command: ["true"], privileged: true}]',
  ])('denies %s', async (line) => {
    expect(await decisionOf(projectWith(line)), line).toBe('deny');
  });

  it.each([
    'cap_drop: [NET_RAW]',
    'user: root',
    'user: "0:0"',
    'mem_limit: 0',
    'volumes: ["./src:/src"]',
    'volumes: ["./src:/src:z"]',
    'network_mode: "service:other"',
    'network_mode: "container:other"',
    'volumes_from: [other]',
    'device_cgroup_rules: ["c 1:3 mr"]',
    'cgroup_parent: /x',
    'environment: [HOME]',
    'environment: {LD_PRELOAD: /x.so}',
    'extra_hosts: ["h:host-gateway"]',
    'extra_hosts: {h: host-gateway}',
    'external_links: [other]',
    'links: [other]',
    'ports: ["80:80"]',
    'ports: ["0.0.0.0:80:80"]',
    'ports: [{target: 80, published: "80"}]',
    'runtime: other',
    'oom_kill_disable: true',
    'logging: {driver: syslog, options: {syslog-address: "tcp://198.51.100.1:1"}}',
    'gpus: all',
    'restart: always',
    'develop: {watch: [{path: ./src, target: /src, action: sync}]}',
    'models: [m]',
    'unheard_of: 1',
    'build: {context: ., ssh: [default]}',
    'build: https://h.example/x.git',
    'post_start: [{command: ["true"], user: root}]',
    'deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}',
  ])('asks about %s', async (line) => {
    expect(await decisionOf(projectWith(line)), line).toBe('ask');
  });

  it.each(['cap_drop', 'user', 'mem_limit'])('asks where %s is absent', async (key) => {
    const lines = hardened.filter((line) => !line.startsWith(key));
    const text = `services:\n  web:\n${lines.map((line) => `    ${line}\n`).join('')}`;
    expect((await judgeProject(text)).findings.map(({ where }) => where)).toEqual([
      `services.web.${key}`,
    ]);
  });

  it('sees through anchors, merge keys, extends, includes and interpolation', async () => {
    const files = {
      '/project/base.yaml': 'services: {base: {privileged: true, image: x}}',
      '/project/far/other.yaml': 'services: {bad: {image: x, pid: host}}',
      '/project/.env': 'MODE=host\n',
    };
    for (const text of [
      `x: &bad {privileged: true}\n${projectWith('<<: *bad')}`,
      `x: &bad\n  cap_add: [ALL]\n${projectWith('<<: [*bad]')}`,
      projectWith('extends: {file: base.yaml, service: base}'),
      `${projectWith('extends: middle')}  middle:\n    extends: {file: ./base.yaml, service: base}\n`,
      `include: [far/other.yaml]\n${projectWith()}`,
      `include: [{path: [./far/other.yaml]}]\n${projectWith()}`,
      projectWith('network_mode: ${MODE}'),
      projectWith('pid: "${UNSET:-host}"'),
      projectWith('volumes: ["${UNSET-/}etc:/e"]'),
    ])
      expect(await decisionOf(text, { files }), text).toBe('deny');
  });

  it('lets a later file take back what an earlier one opens', async () => {
    const files = { '/project/base.yaml': 'services: {base: {privileged: true, pid: host}}' };
    const lines = ['extends: {file: base.yaml, service: base}', 'privileged: false'];
    expect(await decisionOf(projectWith(...lines, 'pid: !reset null'), { files })).toBe('allow');
    expect(await decisionOf(projectWith(...lines), { files })).toBe('deny');
  });

  it('asks before a variable of this machine becomes a part of the project', async () => {
    const text = projectWith('labels: {who: "${USER_NAME}"}');
    const verdict = await judgeProject(text, { environment: { USER_NAME: 'me' } });
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['host-variable']);
  });

  it('reads no project whose variables it cannot follow', async () => {
    const files = { '/project/.env': 'Z=/\nR=${Z}\n', '/project/sub/b.yaml': 'services: {}' };
    expect(await decisionOf(projectWith('volumes: ["${R}:/x:ro"]'), { files })).toBe('deny');
    const own = { '/project/sub/b.yaml': 'services: {}', '/project/sub/.env': 'Q=host' };
    expect(await decisionOf(`include: [sub/b.yaml]\n${projectWith()}`, { files: own })).toBe(
      'deny',
    );
    expect(await decisionOf(projectWith('network_mode: "${UNKNOWN:+host}"'))).toBe('deny');
    expect(await decisionOf(projectWith('labels: {x: "${UNKNOWN}"}'))).toBe('ask');
  });

  it('looks at services of every profile unless it is told which are on', async () => {
    const text = `${projectWith()}  debug:\n    image: x\n    privileged: true\n    profiles: [debug]\n`;
    expect(await decisionOf(text)).toBe('deny');
    expect(await decisionOf(text, { profiles: [] })).toBe('allow');
    expect(await decisionOf(text, { profiles: ['debug'] })).toBe('deny');
    expect(await decisionOf(text, { profiles: ['*'] })).toBe('deny');
  });

  it.each([
    ['networks: {n: {driver: host}}', 'deny'],
    ['networks: {n: {driver: macvlan}}', 'ask'],
    ['networks: {n: {external: true}}', 'ask'],
    ['volumes: {v: {driver: other}}', 'ask'],
    ['volumes: {v: {driver_opts: {type: nfs, o: "addr=198.51.100.1"}}}', 'ask'],
    ['volumes: {v: {external: true}}', 'ask'],
    ['volumes: {v: {driver_opts: {type: overlay, o: "lowerdir=/,upperdir=/x"}}}', 'deny'],
    ['secrets: {s: {file: ../../secret}}', 'deny'],
    ['secrets: {s: {file: ~/.ssh/id}}', 'deny'],
    ['secrets: {s: {environment: TOKEN}}', 'ask'],
    ['configs: {c: {file: /etc/passwd}}', 'deny'],
    ['unheard_of: 1', 'ask'],
    ['secrets: {s: {file: ./own}}', 'allow'],
    ['networks: {n: {}}', 'allow'],
    ['name: mine', 'allow'],
  ])('judges %s beside the services: %s', async (line, decision) => {
    expect(await decisionOf(`${line}\n${projectWith()}`)).toBe(decision);
  });

  it('knows a bind behind the name of a volume', async () => {
    const text = `volumes: {v: {driver_opts: {type: none, o: bind, device: /etc}}}\n${projectWith('volumes: ["v:/x"]')}`;
    expect(await decisionOf(text)).toBe('deny');
  });

  it.each([
    ['services: [', 'compose-unreadable'],
    ['a: 1\n---\nb: 2', 'compose-unreadable'],
    ['services: {a: 1, a: 2}', 'compose-unreadable'],
    ['services: !!binary aGk=', 'compose-unreadable'],
    ['services: !own {}', 'compose-unreadable'],
    ['- a', 'compose-unreadable'],
    [projectWith('# \u0085    privileged: true'), 'compose-unreadable'],
    [projectWith('# \u2028    privileged: true'), 'compose-unreadable'],
    [projectWith('# \r    privileged: true'), 'compose-unreadable'],
    [`services: ${'['.repeat(100)}${']'.repeat(100)}`, 'compose-unreadable'],
    [projectWith('labels: {x: "${"}'), 'compose-interpolation'],
    [projectWith('labels: {x: "${A:?unset}"}'), 'compose-interpolation'],
    [projectWith('labels: {x: "${A B}"}'), 'compose-interpolation'],
    [projectWith('extends: {file: ../x.yaml, service: a}'), 'compose-extends'],
    [projectWith('extends: {file: missing.yaml, service: a}'), 'compose-extends'],
    [projectWith('extends: web'), 'compose-extends'],
    [projectWith('extends: nowhere'), 'compose-extends'],
    [`include: [https://h.example/x.yaml]\n${projectWith()}`, 'compose-include'],
    [`include: [oci://h.example/x]\n${projectWith()}`, 'compose-include'],
    [`include: [../x.yaml]\n${projectWith()}`, 'compose-include'],
    [`include: [{path: a.yaml, env_file: b}]\n${projectWith()}`, 'compose-include'],
  ])('denies what cannot be read for certain: %j', async (text, rule) => {
    expect(await judgeProject(text)).toMatchObject({ decision: 'deny', rule });
  });

  it('ends for aliases and includes without end', async () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0
        ? 'a0: &a0 [x, x]'
        : `a${String(at)}: &a${String(at)} [*a${String(at - 1)}, *a${String(at - 1)}]`,
    );
    expect(await decisionOf(levels.join('\n'))).toBe('deny');
    const files = { '/project/again.yaml': 'include: [again.yaml]' };
    expect(await decisionOf('include: [again.yaml]', { files })).toBe('deny');
  });
});

describe('where a finding stands', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['privileged', 'services.web.privileged', ['privileged: true']],
    ['a mount', 'services.web.volumes', ['volumes: ["/:/x"]']],
    ['a capability', 'services.web.cap_add', ['cap_add: [SYS_ADMIN]']],
    ['a variable', 'services.web.hostname', ['hostname: "${SOME_NAME}"']],
    ['a variable in a list', 'services.web.dns[1]', ['dns: [1.1.1.1, "$SOME_NAME"]']],
    ['what is built', 'services.web.build', ['build: .']],
    [
      'an argument of a build',
      'services.web.build.entitlements',
      ['build: {context: ., entitlements: [security.insecure]}'],
    ],
    ['a hook', 'services.web.post_start[0]', ['post_start: [{command: ["rm", "-rf", "/x"]}]']],
    [
      'a command that does it to a mount',
      'services.web.command',
      ['volumes: [".:/x:ro"]', 'command: ["make", "-C", "/x"]'],
    ],
    [
      'a health check',
      'services.web.healthcheck',
      ['volumes: [".:/x:ro"]', 'healthcheck: {test: "make -C /x"}'],
    ],
  ])('is told exactly: %s', async (_name, where, lines) => {
    const { findings } = await judgeProject(projectWith(...lines));
    expect(findings.map((finding) => finding.where)).toContain(where);
    expect(findings.every((finding) => finding.where?.startsWith('services.web.'))).toBe(true);
  });

  it('is told by its service alone, where there are very many', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `  s${String(at)}: {image: a, pid: host}`);
    const { decision, findings } = await judgeProject(`services:\n${names.join('\n')}\n`);
    const places = findings.filter((one) => one.decision === 'deny').map(({ where }) => where);
    expect([decision, places.length]).toEqual(['deny', 100]);
    expect([places[0], places[99]]).toEqual(['services.s0.pid', 'services.s99']);
  });
});
