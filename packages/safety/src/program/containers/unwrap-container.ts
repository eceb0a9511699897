import { describeProgram } from '../descriptions/describe-program.ts';
import { judgeDescription } from '../descriptions/judge-description.ts';
import { askEffect, createUse } from '../descriptions/program-use.ts';
import type { Unwrapper } from '../unwrap/unwrapper.ts';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import { findContainerStart, type ContainerStart } from './find-container-start.ts';
import { withPlainSwitches } from './read-flags.ts';
import { judgeStart, knownText } from './judge-start.ts';
import { mapToMachine } from './map-to-machine.ts';
import { readMounts } from './read-mounts.ts';

// Switches that only protect, and are switched off.
const softening = /^--(?:read-only|init)=(?:0|f|false)$/iu;

// Each word is compared with each of them; a bound that only asked would be a way around the rest.
const maxMounts = 32;

/**
 * Judges the command in a container. What it does to the container itself is asked for; where the container mounts directories of the machine, the command is
 * judged with their names on the machine.
 */
export const unwrapContainer: Unwrapper = (name, invocation, scene) => {
  const description = describeProgram(name);
  if (description === undefined) return undefined;
  const start = findContainerStart(name, invocation) ?? findClusterStart(name, invocation.words);
  if (start === undefined) return undefined;
  const inner = commandOf(start);
  if (start.command === 'exec' && inner.some(mayDestroy))
    askEffect('destroys', createUse(`${name} exec`, invocation, scene));
  const inside = judgeDescription(withPlainSwitches(invocation), description, scene);
  for (const { decision, gets } of judgeStart(start, scene))
    if (decision === 'ask')
      scene.ask('container-option', `This container gets ${gets}.`, invocation.span);
  if (start.command === 'build') return inside;
  if (invocation.words.some((word) => softening.test(literalText(word) ?? '')))
    scene.ask('container-option', 'This container gives a protection up.', invocation.span);
  if (start.command !== 'exec') {
    if (scene.startsContainer !== 'network')
      scene.startsContainer = hasNoNetwork(start) ? 'no-network' : 'network';
    scene.unknown = true;
  }
  const mounts = readMounts(start.given).map((mount) => ({
    ...mount,
    source: scene.resolveAll(mount.source)[0] ?? mount.source,
  }));
  if (mounts.length === 0) return inside;
  if (mounts.length > maxMounts)
    scene.deny('container-escape', 'This container mounts very many directories.', invocation.span);
  const workingDirectory = optionOf(start, '-w --workdir') ?? '/';
  const commands = [inner, ...healthChecks(start)].filter((words) => words.length > 0);
  const held = mounts.slice(0, maxMounts);
  const depth = invocation.depth + 1;
  const invocations = commands
    .flatMap((words) => mapToMachine(words, held, workingDirectory))
    .map((words) => ({ ...invocation, words, depth }));
  return { ...inside, invocations: [...(inside.invocations ?? []), ...invocations] };
};

// The last of several counts, and several may join networks: only one word says that there is none.
function hasNoNetwork({ given }: ContainerStart): boolean {
  const networks = given.options.filter(({ name }) => name === '--network' || name === '--net');
  return networks.length === 1 && literalText(networks[0]?.value)?.replace(/^=/u, '') === 'none';
}

// A health check is a text for the container's shell, which the engine runs again and again.
function healthChecks({ given }: ContainerStart): readonly (readonly WordValue[])[] {
  return given.options.flatMap(({ name, value }) =>
    name === '--health-cmd' && value !== undefined
      ? [
          [
            literal('sh'),
            literal('-c'),
            value.kind === 'literal' ? literal(knownText(value)) : value,
          ],
        ]
      : [],
  );
}

// `kubectl exec pod -- command`: nothing of it is on this machine.
function findClusterStart(name: string, words: readonly WordValue[]): ContainerStart | undefined {
  if (name !== 'kubectl' && name !== 'oc') return undefined;
  const index = words.findIndex((word) => literalText(word) === 'exec');
  if (index === -1) return undefined;
  const operands = words.slice(index + 1);
  return { command: 'exec', given: { options: [], operands, unknown: [] } };
}

function commandOf(start: ContainerStart): readonly WordValue[] {
  const rest = start.given.operands.slice(1);
  const entry = start.given.options.find(({ name }) => name === '--entrypoint')?.value;
  return entry === undefined ? rest : [entry, ...rest];
}

function optionOf({ given }: ContainerStart, names: string): string | undefined {
  return literalText(given.options.find(({ name }) => names.split(' ').includes(name))?.value);
}

// Inside a container nobody knows what is kept on the machine and what can be had back.
function mayDestroy(word: WordValue): boolean {
  return /(?:^|[\s;&|/(])(?:rm|rmdir|unlink|shred|dd|mkfs\S*|truncate|mv|dropdb|find|drop)(?:\s|$)/iu.test(
    literalText(word) ?? '',
  );
}
