import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { AddressInfo, ListenOptions, Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Places } from '../places/places.ts';

/** What the attempts to escape aim at. What is absent is not tried. */
export interface ProbeGround {
  readonly workspace: string;
  /** A process outside, and when it started, so that no other is taken for it. */
  readonly hostPid: number;
  readonly hostStart: string;
  /** Places that must not be written. */
  readonly outside: readonly string[];
  /** Files outside of the workspace that must not be changed through a second name. */
  readonly readOnly: readonly string[];
  readonly covered: readonly string[];
  readonly hidden: readonly string[];
  /** Variables that may be in the environment. */
  readonly names: readonly string[];
  readonly docker: readonly string[];
  readonly agent: readonly string[];
  readonly bus: readonly string[];
  /** A socket that was made after the sandbox, where it can be seen from inside. */
  readonly late?: string;
  readonly abstract?: string;
  readonly tcp4?: number;
  readonly tcp6?: number;
  readonly udp4?: number;
}

/** Makes listeners on the loopback and looks for what this machine has; `close` ends them. */
export async function openProbeGround(
  places: Places,
): Promise<{ readonly ground: ProbeGround; close(): Promise<void> }> {
  const abstract = `selfware-${randomUUID()}`;
  const late = join(places.workspace, `selfware-probe-${abstract.slice(-8)}`);
  const listening = await Promise.all([
    listen({ host: '127.0.0.1', port: 0 }),
    listen({ host: '::1', port: 0 }),
    listen({ path: `\0${abstract}` }),
    // A longer name is none for a socket.
    Buffer.byteLength(late) < 108 ? listen({ path: late }) : undefined,
  ]);
  const [tcp4, tcp6, unix, lateUnix] = listening;
  const ground = {
    ...(await findGround(places)),
    ...(tcp4 === undefined ? {} : { tcp4: portOf(tcp4) }),
    ...(tcp6 === undefined ? {} : { tcp6: portOf(tcp6) }),
    ...(unix === undefined ? {} : { abstract }),
    ...(lateUnix === undefined ? {} : { late }),
  };
  return {
    ground,
    async close() {
      for (const server of listening) await server?.[Symbol.asyncDispose]();
    },
  };
}

async function findGround({ workspace, writable, covered, hidden }: Places): Promise<ProbeGround> {
  const hostPid = Number(await readlink('/proc/self'));
  const places = ['/', '/etc', '/usr', '/var/tmp', '/root', homedir(), dirname(workspace)];
  const temporary = await readdir(tmpdir()).catch(() => []);
  const agents = temporary.filter((name) => name.startsWith('ssh-'));
  return {
    workspace,
    hostPid,
    hostStart: startOf(await readFile(`/proc/${hostPid}/stat`, 'utf8')),
    outside: places.filter((place) => !writable.includes(place) && !isPrivate(place)),
    readOnly: ['/etc/passwd', '/etc/hostname'],
    covered: covered.map(({ base, names }) => join(base, ...names)),
    hidden,
    names: ['PATH', 'PWD', 'OLDPWD', 'SHLVL', '_', 'LC_CTYPE'],
    docker: ['docker.sock', 'podman/podman.sock', 'containerd/containerd.sock'].flatMap(both),
    agent: (await Promise.all(agents.map((name) => within(join(tmpdir(), name))))).flat(),
    bus: ['dbus/system_bus_socket', 'systemd/private', 'systemd/notify'].flatMap(both),
  };
}

// These are empty and private inside; to write there changes nothing outside.
function isPrivate(place: string): boolean {
  return place === '/tmp' || place.startsWith('/tmp/') || place.startsWith('/run');
}

function both(name: string): readonly string[] {
  return [`/run/${name}`, `/var/run/${name}`];
}

async function within(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.map((name) => join(directory, name));
}

function startOf(stat: string): string {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function listen(where: ListenOptions): Promise<Server | undefined> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => socket.destroy());
  const failed = once(server, 'error').then(() => undefined);
  server.listen(where);
  return Promise.race([once(server, 'listening').then(() => server), failed]).catch(
    () => undefined,
  );
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
