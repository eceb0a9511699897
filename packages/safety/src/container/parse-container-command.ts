import { findContainerStart } from '../program/containers/find-container-start.ts';
import { knownText } from '../program/containers/judge-start.ts';
import { literal, literalText } from '../program/words/word-value.ts';
import type { ContainerOption } from './rules/judge-option.ts';

/** A command line of a container engine that starts something, read as the engine reads it. */
export interface ContainerCommand {
  readonly engine: string;
  readonly command: 'run' | 'create' | 'exec' | 'build';
  /** In their order; a switch that is switched off is left out. */
  readonly options: readonly ContainerOption[];
  /** The image, the container, or the context of a build; absent when none is given. */
  readonly subject?: string;
  /** What runs inside. */
  readonly inner: readonly string[];
  /** Options that no engine has; with one of these nothing else is certain. */
  readonly unknown: readonly string[];
}

/** Reads a command line by the option tables of docker, podman and nerdctl; absent when it starts no container, nothing in one, and builds none. */
export function parseContainerCommand(argv: readonly string[]): ContainerCommand | undefined {
  const [program = ''] = argv;
  const engine = program.split('/').at(-1) ?? '';
  const invocation = { words: argv.map(literal), hasInput: false, depth: 0, isRepeated: false };
  const start = findContainerStart(engine, invocation);
  if (start === undefined || !isKnown(start.command)) return undefined;
  const [subject, ...inner] = start.given.operands.map((word) => literalText(word) ?? '');
  return {
    engine,
    command: start.command,
    options: start.given.options.map(({ name, value }) =>
      value === undefined ? { name } : { name, value: knownText(value) },
    ),
    ...(subject === undefined ? {} : { subject }),
    inner,
    unknown: start.given.unknown,
  };
}

function isKnown(command: string): command is ContainerCommand['command'] {
  return ['run', 'create', 'exec', 'build'].includes(command);
}
