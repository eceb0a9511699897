import { describe, expect, it } from 'vitest';
import {
  buildContainerRun,
  isImageReference,
  type ResolvedContainerRun,
} from '../../src/container.ts';

const run: ResolvedContainerRun = {
  engine: 'docker',
  image: 'alpine:3.20',
  command: ['true'],
  resolvedMounts: [],
};

const mountOf = (target: string) => ({ source: '/w/a', target });

const refusalOf = (changes: object): string => {
  const built: unknown = Reflect.apply(buildContainerRun, undefined, [{ ...run, ...changes }]);
  return JSON.stringify(built);
};

describe('buildContainerRun', () => {
  it('gives the hardened command line', () => {
    expect(buildContainerRun(run)).toEqual({
      ok: true,
      value: [
        ...['docker', 'run', '--rm', '--init', '--read-only', '--cap-drop=ALL'],
        ...['--security-opt=no-new-privileges', '--network=none', '--ipc=private'],
        ...['--cgroupns=private', '--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=64m,mode=1777'],
        ...['--pull=never', '--log-driver=local', '--memory=512m', '--memory-swap=512m'],
        ...['--cpus=1', '--pids-limit=256', '--ulimit=nofile=1024:1024'],
        ...['--ulimit=nproc=1024:1024', '--user=65534:65534', '--label=selfware.managed=1'],
        ...['alpine:3.20', 'true'],
      ],
    });
  });

  it('mounts read-only, quoting what the option would part', () => {
    const mount = { source: '/w/a,"b', target: '/t' };
    const built = buildContainerRun({ ...run, mounts: [mount], resolvedMounts: [mount] });
    expect(built.ok && built.value).toContain(
      '--mount=type=bind,"source=/w/a,""b",target=/t,readonly,bind-propagation=rprivate',
    );
  });

  it.each([
    ['engine', { engine: 'rkt' }],
    ['image', { image: '--privileged' }],
    ['image', { image: 5 }],
    ['name', { name: '-x' }],
    ['user', { user: 'root; id' }],
    ['workdir', { workdir: '../x' }],
    ['command[0]', { command: ['a\0b'] }],
    ['environment', { environment: { 'A B': 'x' } }],
    ['environment.A', { environment: { A: 5 } }],
    ['labels', { labels: ['no value'] }],
    ['mounts', { mounts: [{ source: 'a', target: '/a' }] }],
    ['mounts[0].target', { mounts: [mountOf('/')], resolvedMounts: [mountOf('/')] }],
    [
      'mounts[0].source',
      { mounts: [mountOf('/a')], resolvedMounts: [{ source: 'a', target: '/a' }] },
    ],
    ['limits.memory', { limits: { memory: '0' } }],
    ['limits.cpus', { limits: { cpus: 0 } }],
    ['limits.pids', { limits: { pids: -1 } }],
    ['limits.files', { limits: { files: 1.5 } }],
    ['allow', { allow: { privileged: true } }],
    ['run', { privileged: true }],
    ['run', { workingDirectory: '/x' }],
    ['command', { command: 'true' }],
    ['command', { command: undefined }],
    ['environment', { environment: ['A=1'] }],
    ['mounts', { mounts: ['.:/x'] }],
    ['mounts[0]', { mounts: [{ ...mountOf('/a'), writable: true }] }],
    ['mounts[0].target', { mounts: [{ source: '.' }] }],
    ['limits', { limits: { ram: '1g' } }],
    ['limits.cpus', { limits: { cpus: '2' } }],
    ['allow.root', { allow: { root: 'yes' } }],
    ['allow.pull', { allow: { pull: 'always' } }],
    ['allow.writableMounts', { allow: { writableMounts: ['/typo'] } }],
    ['allow.ports[0].host', { allow: { network: 'bridge', ports: [{ container: 80 }] } }],
    ['allow.network', { allow: { network: 'host' } }],
    ['allow.network', { allow: { network: 'container:x' } }],
    ['allow.capabilities', { allow: { capabilities: ['SYS_ADMIN'] } }],
    ['allow.ports', { allow: { ports: [{ host: 80, container: 80 }] } }],
    ['allow.ports', { allow: { network: 'bridge', ports: [{ host: 0, container: 80 }] } }],
  ])('refuses %s: %j', (field, changes) => {
    expect(refusalOf(changes)).toContain(`"field":"${field}"`);
    expect(refusalOf(changes)).toContain('safety/container-refused');
  });

  it.each([undefined, null, 5, [], 'docker run x'])('refuses %j instead of a run', (given) => {
    const built: unknown = Reflect.apply(buildContainerRun, undefined, [given]);
    expect(JSON.stringify(built)).toContain('"field":"run"');
  });
});

describe('isImageReference', () => {
  it.each([
    ...['alpine', 'alpine:3.20', 'a/b/c', 'h.example/o/i', 'localhost:5000/x', '[::1]:5000/x'],
    ...[
      'a__b',
      'a-b.c',
      `x@sha256:${'a'.repeat(64)}`,
      `h:1/x:t@sha256:${'0'.repeat(64)}`,
      'x:T_1.2-3',
    ],
  ])('takes %s', (text) => {
    expect(isImageReference(text)).toBe(true);
  });

  it.each([
    ...['', '-x', '--privileged', 'A', 'x/../y', '../x', '.x', 'x:', 'x@', 'x y', 'x\n', 'x\0'],
    ...['x;id', 'x$(id)', 'http://h/x', 'al\u0440ine', 'x___y', 'x/', '/x', 'x:-t', 'x@sha256:abc'],
    ...['a'.repeat(256), `h.example/${'a'.repeat(250)}`],
  ])('takes no %j', (text) => {
    expect(isImageReference(text)).toBe(false);
  });
});
