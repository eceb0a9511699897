import { judgeContainerOption } from '../../container/rules/judge-option.ts';
import type { ContainerCommandKind, OptionRule } from '../../container/rules/option-rule.ts';
import { judgeKey } from '../../secrets/values/judge-key.ts';
import type { GivenOption } from '../options/read-options.ts';
import type { Scene } from '../scene.ts';
import type { WordValue } from '../words/word-value.ts';
import type { ContainerStart } from './find-container-start.ts';
import { readMounts } from './read-mounts.ts';

/** What speaks against one option of a container's command line. */
export type StartFinding = Pick<OptionRule, 'id' | 'decision' | 'gets'>;

/** Everything that the options of a start, an `exec` or a build open, apart from directories that are mounted. */
export function judgeStart(start: ContainerStart, scene: Scene): readonly StartFinding[] {
  const kind = kindOf(start);
  const found = start.given.options.flatMap((option) => [
    ...judgeContainerOption(plainOption(option), kind),
    ...judgeDevice(option, scene),
    ...(kind === 'build' ? judgeBuildOption(option, scene) : judgeUnread(option)),
  ]);
  const [subject] = start.given.operands;
  const context = kind === 'build' ? judgeContext(start.given.operands) : [];
  const image = kind === 'start' ? judgeImage(knownText(subject), scene) : [];
  return [...found, ...judgeWorkspaceMounts(start, scene), ...context, ...image];
}

function kindOf({ command }: ContainerStart): ContainerCommandKind {
  if (command === 'build' || command === 'exec') return command;
  return 'start';
}

/** The text of an option's value as far as it is known. */
export function knownText(value: WordValue | undefined): string {
  if (value === undefined) return '';
  return (value.kind === 'literal' ? value.text : value.prefix).replace(/^=/u, '');
}

function plainOption({ name, value }: GivenOption): { name: string; value?: string } {
  return value === undefined ? { name } : { name, value: knownText(value) };
}

const devices: Readonly<Record<'ask' | 'allow', RegExp>> = {
  ask: /^\/dev\/(?:kvm|dri(?:\/|$)|net\/tun$|snd(?:\/|$)|video\d+$|nvidia[^/]*$|ttyUSB\d+$|ttyACM\d+$)/u,
  allow: /^\/dev\/(?:null|zero|u?random)$/u,
};

function judgeDevice({ name, value }: GivenOption, scene: Scene): readonly StartFinding[] {
  if (name !== '--device') return [];
  const source = knownText(value).split(':', 1)[0] ?? '';
  return scene.resolveAll(source).flatMap((path): readonly StartFinding[] => {
    if (devices.allow.test(path)) return [];
    const isUsual = devices.ask.test(path) || !path.startsWith('/dev');
    return [{ id: 'device', decision: isUsual ? 'ask' : 'deny', gets: `the device ${path}` }];
  });
}

// What only the shell knows may be anything that a rule speaks against.
function judgeUnread({ value }: GivenOption): readonly StartFinding[] {
  if (value?.kind !== 'unknown') return [];
  return [{ id: 'unread-option', decision: 'ask', gets: 'what only the shell knows' }];
}

function judgeWorkspaceMounts({ given }: ContainerStart, scene: Scene): readonly StartFinding[] {
  return readMounts(given).flatMap(({ source, isReadOnly }): readonly StartFinding[] => {
    // Only the machine knows where links on the way lead: what is noted is looked up.
    scene.list(source);
    const isInside = scene
      .resolveAll(source)
      .every((path) => `${path}/`.startsWith(`${scene.workspace}/`));
    const shown = JSON.stringify(source);
    if (!isInside)
      return [{ id: 'outside-mount', decision: 'ask', gets: `${shown} of this machine` }];
    const secret = {
      id: 'secret-mount',
      decision: 'ask',
      gets: `the secrets in ${shown}`,
    } as const;
    const writes = { id: 'writable-mount', decision: 'ask', gets: `to write ${shown}` } as const;
    return [...(scene.isSecret(source) ? [secret] : []), ...(isReadOnly ? [] : [writes])];
  });
}

// podman takes an image from a file or directory of this machine by the name of a transport.
function judgeImage(image: string, scene: Scene): readonly StartFinding[] {
  const [, path] =
    /^(?:dir|oci|oci-archive|docker-archive|containers-storage|ostree|sif):(.*)$/su.exec(image) ??
    [];
  if (path === undefined) return [];
  scene.list(path);
  return [{ id: 'local-image', decision: 'ask', gets: `what ${JSON.stringify(path)} holds` }];
}

function judgeBuildOption({ name, value }: GivenOption, scene: Scene): readonly StartFinding[] {
  const text = knownText(value);
  switch (name) {
    case '--build-arg':
      return holdsSecret(text, value)
        ? [{ id: 'secret-argument', decision: 'deny', gets: 'a secret that its image keeps' }]
        : [];
    case '--secret':
      return judgeFile(/(?:^|,)(?:src|source)=([^,]*)/u.exec(text)?.[1] ?? '', scene, 'a secret');
    case '-o':
    case '--output':
      return judgeFile(
        /(?:^|,)dest=([^,]*)/u.exec(text)?.[1] ?? text,
        scene,
        'to write its result',
      );
    default:
      return [];
  }
}

function judgeFile(path: string, scene: Scene, gets: string): readonly StartFinding[] {
  const isInside =
    path === '' ||
    path === '-' ||
    scene.resolveAll(path).every((one) => `${one}/`.startsWith(`${scene.workspace}/`));
  return [{ id: 'build-file', decision: isInside ? 'ask' : 'deny', gets }];
}

function holdsSecret(text: string, value: WordValue | undefined): boolean {
  if (value?.kind === 'unknown' && value.isNamedSecret === true) return true;
  const cut = text.indexOf('=');
  const [name, held] = cut < 0 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
  const variable = /^\$\{?(\w+)/u.exec(held)?.[1] ?? '';
  return judgeKey(variable) !== 'none' || (judgeKey(name) !== 'none' && cut !== text.length - 1);
}

function judgeContext(operands: readonly WordValue[]): readonly StartFinding[] {
  const context = knownText(operands[0]);
  if (!/^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/iu.test(context)) return [];
  return [{ id: 'remote-context', decision: 'ask', gets: 'built from another machine' }];
}

/** What a command of the engine's own plugins, or one on a cluster, opens; absent where it is none of these. */
export function judgeOtherCommand(
  name: string,
  words: readonly string[],
): StartFinding | undefined {
  const [first = '', second = ''] = words.filter((word) => !word.startsWith('-'));
  if (name === 'kubectl' || name === 'oc') {
    const isNode = first === 'debug' && /^nodes?\//u.test(second);
    const asksHost = words.some((word) =>
      /"?(?:hostPID|hostNetwork|hostIPC|privileged|hostPath|allowPrivilegeEscalation)"?\s*:\s*(?!false)/u.test(
        word,
      ),
    );
    return isNode || asksHost
      ? { id: 'cluster-host', decision: 'deny', gets: 'a machine of the cluster' }
      : undefined;
  }
  const changes = ['install', 'enable', 'create', 'upgrade', 'set'];
  return first === 'plugin' && changes.includes(second)
    ? { id: 'engine-plugin', decision: 'deny', gets: 'the rights of the engine itself' }
    : undefined;
}
