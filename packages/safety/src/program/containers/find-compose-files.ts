import { posix } from 'node:path';

/** The files of a Compose project that a command line would start something of. */
export interface ComposeFiles {
  /** Absolute; the first that are there when `isUsual`, else all of them. */
  readonly files: readonly string[];
  /** True when none was named, so that Compose looks for its usual ones. */
  readonly isUsual: boolean;
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
  const files: string[] = [];
  let directory = cwd;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const cut = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = cut < 0 ? word : word.slice(0, cut);
    const takes = withValue.includes(name);
    const value = cut < 0 ? words[at + 1] : word.slice(cut + 1);
    if (takes && cut < 0) at += 1;
    const attached = /^-f=?(.+)$/su.exec(word)?.[1];
    if (attached !== undefined) files.push(attached);
    else if ((name === '-f' || name === '--file') && value !== undefined) files.push(value);
    if (name === '--project-directory' && value !== undefined)
      directory = posix.resolve(cwd, value);
    if (!word.startsWith('-')) {
      if (!starts.includes(word)) return undefined;
      break;
    }
  }
  return files.length > 0
    ? { files: files.map((file) => posix.resolve(cwd, file)), isUsual: false }
    : { files: directoriesFrom(directory).flatMap(usualFiles), isUsual: true };
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
