import { posix } from 'node:path';

/** The files of a Compose project that a command line would start something of. */
export interface ComposeFiles {
  /** Absolute; the first that are there when `isUsual`, else all of them. */
  readonly files: readonly string[];
  /** True when none was named, so that Compose looks for its usual ones. */
  readonly isUsual: boolean;
  /** Absolute, where it is not that of the file: what paths in it are relative to. */
  readonly directory?: string;
  /** Absolute, in their order; absent means the `.env` of the project. */
  readonly variablesFiles?: readonly string[];
}

const usualNames: readonly string[] = [
  ...['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'],
  ...['compose.override.yaml', 'compose.override.yml'],
  ...['docker-compose.override.yaml', 'docker-compose.override.yml'],
];
const engines: readonly string[] = ['docker', 'docker.exe', 'podman', 'nerdctl', 'finch'];
const starts: readonly string[] = [
  'up',
  'run',
  'create',
  'start',
  'restart',
  'build',
  'watch',
  'scale',
];
const withValue: readonly string[] = [
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--project-directory',
  '--profile',
  '--env-file',
  '--parallel',
  '--progress',
  '--ansi',
];

/** Finds the project files of `docker compose up` and its relatives; absent for every other command line. */
export function findComposeFiles(argv: readonly string[], cwd: string): ComposeFiles | undefined {
  const words = wordsOfCompose(argv);
  if (words === undefined) return undefined;
  const given = readGlobals(words);
  if (given === undefined) return undefined;
  const { files, variables, directory } = given;
  const [first] = files;
  const place = directory ?? (first === undefined ? undefined : posix.dirname(first));
  const told = {
    ...(variables.length === 0
      ? {}
      : { variablesFiles: variables.map((file) => posix.resolve(cwd, file)) }),
    ...(place === undefined ? {} : { directory: posix.resolve(cwd, place) }),
  };
  return first === undefined
    ? { files: directoriesFrom(told.directory ?? cwd).flatMap(usualFiles), isUsual: true, ...told }
    : { files: files.map((file) => posix.resolve(cwd, file)), isUsual: false, ...told };
}

interface GivenGlobals {
  readonly files: readonly string[];
  readonly variables: readonly string[];
  readonly directory?: string;
}

// The options before the command; absent where the command starts nothing.
function readGlobals(words: readonly string[]): GivenGlobals | undefined {
  const files: string[] = [];
  const variables: string[] = [];
  let directory: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const cut = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = cut < 0 ? word : word.slice(0, cut);
    const value = cut < 0 ? words[at + 1] : word.slice(cut + 1);
    if (withValue.includes(name) && cut < 0) at += 1;
    const attached = /^-f=?(.+)$/su.exec(word)?.[1];
    if (attached !== undefined) files.push(attached);
    else if ((name === '-f' || name === '--file') && value !== undefined) files.push(value);
    if (name === '--env-file' && value !== undefined) variables.push(value);
    if (name === '--project-directory') directory = value;
    if (word.startsWith('-')) continue;
    if (!starts.includes(word)) return undefined;
    break;
  }
  return { files, variables, ...(directory === undefined ? {} : { directory }) };
}

// Compose goes up until it finds a project.
function directoriesFrom(directory: string): readonly string[] {
  const above = posix.dirname(directory);
  return above === directory ? [directory] : [directory, ...directoriesFrom(above)];
}

function usualFiles(directory: string): readonly string[] {
  return usualNames.map((file) => posix.join(directory, file));
}

function wordsOfCompose([program = '', ...words]: readonly string[]):
  readonly string[] | undefined {
  const name = posix.basename(program);
  if (name === 'docker-compose' || name === 'podman-compose') return words;
  const at = words.lastIndexOf(
    'compose',
    Math.max(
      0,
      words.findIndex((word) => starts.includes(word)),
    ),
  );
  return engines.includes(name) && at >= 0 ? words.slice(at + 1) : undefined;
}
