import { posix } from 'node:path';
import type { FloorRule } from '../floor/floor-rule.ts';
import type { Scene } from '../scene.ts';
import { systemDirectories } from '../system-paths.data.ts';
import { literalText } from '../words/word-value.ts';
import { containerPrograms, controlSockets } from './container-programs.data.ts';
import type { Invocation } from '../invocation.ts';
import { findComposeFiles } from './find-compose-files.ts';
import { findContainerStart } from './find-container-start.ts';
import { judgeOtherCommand, judgeStart } from './judge-start.ts';
import { readMounts, type BindMount } from './read-mounts.ts';

/** Denies containers that get the machine itself: its directories, its devices, its sockets, its namespaces, or every right. */
export const containerEscape: FloorRule = {
  id: 'container-escape',
  denies: ['container-escape', 'system-path', 'protected-path'],
  judge: (name, invocation, scene) => {
    const { span, words } = invocation;
    const deny = (gets: string): void => {
      scene.deny('container-escape', `This container gets ${gets}.`, span);
    };
    const texts = words.slice(1).flatMap((word) => literalText(word) ?? []);
    const other =
      containerPrograms.includes(name) || isCluster(name)
        ? judgeOtherCommand(name, texts)
        : undefined;
    if (other !== undefined) deny(other.gets);
    judgeProject(name, texts, scene, span);
    const start = findContainerStart(name, invocation);
    if (start === undefined) return;
    for (const mount of readMounts(start.given))
      if (givesMachine(mount, scene)) deny(`${mount.source} of the machine`);
      else if (!mount.isReadOnly && !isLogs(mount, scene)) scene.forbidWrite(mount.source, span);
    for (const { decision, gets } of judgeStart(start, scene)) if (decision === 'deny') deny(gets);
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
  const paths = scene
    .resolveAll(source)
    .flatMap((path) => [path, scene.facts.links?.[path] ?? path]);
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
    (systemDirectories.includes(path) && path !== '/var/log')
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

// Links in the logs of other programs lead out, and nothing starts from there.
function isLogs({ source }: BindMount, scene: Scene): boolean {
  return scene.resolveAll(source).every((path) => path === '/var/log');
}

function isCluster(name: string): boolean {
  return name === 'kubectl' || name === 'oc';
}

// What the machine says of the project's files: a deny in one of them holds for whatever starts it.
function judgeProject(
  name: string,
  words: readonly string[],
  scene: Scene,
  span: Invocation['span'],
): void {
  const { compose } = scene.facts;
  if (compose?.decision !== 'deny') return;
  if (findComposeFiles([name, ...words], scene.workspace) === undefined) return;
  scene.deny(
    'container-escape',
    `This project is denied (${compose.rule}): ${compose.reason}`,
    span,
  );
}
