import { posix } from 'node:path';
import type { FloorRule } from '../floor/floor-rule.ts';
import type { GivenOption } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import { systemDirectories } from '../system-paths.data.ts';
import { controlSockets, rootCapabilities } from './container-programs.data.ts';
import { findContainerStart } from './find-container-start.ts';
import { readMounts, type BindMount } from './read-mounts.ts';

/** Denies containers that get the machine itself: its directories, its devices, its sockets, its namespaces, or every right. */
export const containerEscape: FloorRule = {
  id: 'container-escape',
  denies: ['container-escape', 'system-path', 'protected-path'],
  judge: (name, invocation, scene) => {
    const start = findContainerStart(name, invocation);
    if (start === undefined) return;
    const { options } = start.given;
    const { span } = invocation;
    for (const mount of readMounts(options))
      if (givesMachine(mount, scene))
        scene.deny('container-escape', `This container gets ${mount.source} of the machine.`, span);
      else if (!mount.isReadOnly) scene.forbidWrite(mount.source, span);
    if (options.some((option) => isUnconfined(option, scene)))
      scene.deny('container-escape', 'This container gets rights over the whole machine.', span);
  },
  examples: {
    match: [
      'docker run -v /:/host alpine',
      'podman run --mount type=bind,src=/etc,dst=/e alpine',
      'docker run -v /var/run/docker.sock:/s alpine',
      'docker compose run --cap-add SYS_ADMIN web',
      'nerdctl run --device /dev/sda alpine',
      'docker exec --privileged c sh',
      'docker create -v /usr/bin/x:/x alpine',
    ],
    notMatch: [
      'docker run -v .:/app alpine',
      'docker run -v name:/data alpine',
      'docker run --privileged=false alpine',
      'docker run alpine echo -v /:/host',
      'docker ps',
    ],
  },
};

function givesMachine({ source }: BindMount, scene: Scene): boolean {
  const paths = scene.resolveAll(source);
  const isSocket = paths.some((path) => controlSockets.includes(posix.basename(path)));
  return (
    isSocket || paths.some((path) => isTreeOfMachine(path, scene)) || holdsSecrets(source, scene)
  );
}

// A single file of the system may be mounted to be read, such as the time zone.
function isTreeOfMachine(path: string, scene: Scene): boolean {
  const isAboveHome = path === '/' || `${scene.home}/`.startsWith(`${path}/`);
  return (
    isAboveHome ||
    path === '/var' ||
    (/^\/(?:home|Users|root)(?:\/[^/]+)?$/u.test(path) && !isAtOrBelow(path, scene.workspace)) ||
    /^\/(?:var\/)?run(?:\/docker|\/containerd|\/podman|\/user\/\d+)?$/u.test(path) ||
    (/^\/(?:proc|sys|dev)(?:\/|$)/u.test(path) && !/^\/dev\/(?:shm|null|zero)$/u.test(path)) ||
    systemDirectories.includes(path)
  );
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

// A secret file of the workspace itself is asked for with the whole container.
function holdsSecrets(source: string, scene: Scene): boolean {
  return (
    scene.isSecret(source) &&
    scene.resolveAll(source).some((path) => !isAtOrBelow(path, scene.workspace))
  );
}

function isUnconfined({ name, value }: GivenOption, scene: Scene): boolean {
  if (name === '--privileged') return true;
  if (value === undefined) return false;
  const text = (value.kind === 'literal' ? value.text : value.prefix).replace(/^=/u, '');
  switch (name) {
    case '--pid':
    case '--userns':
      return text === 'host';
    case '--cap-add':
      return rootCapabilities.includes(text.toUpperCase().replace(/^CAP_/u, ''));
    case '--security-opt':
      return /^(?:seccomp|apparmor|systempaths)[=:]unconfined$/u.test(text);
    case '--device-cgroup-rule':
      return /^[ab] /u.test(text);
    case '--device':
      return isDeviceOfMachine(text.split(':', 1)[0] ?? '', scene);
    default:
      return false;
  }
}

function isDeviceOfMachine(source: string, scene: Scene): boolean {
  return scene
    .resolveAll(source)
    .some(
      (path) =>
        path.startsWith('/dev') &&
        !/^\/dev\/(?:null|zero|u?random|fuse|kvm|dri(?:\/|$)|net\/tun$|snd(?:\/|$)|video\d+$|nvidia[^/]*$|ttyUSB\d+$|ttyACM\d+$)/u.test(
          path,
        ),
    );
}
