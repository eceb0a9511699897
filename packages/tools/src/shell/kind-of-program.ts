import {
  neutralPrograms,
  programKinds,
  scriptKinds,
  type CommandKind,
} from './command-kinds.data.ts';

const kindByWords: ReadonlyMap<string, CommandKind> = new Map(
  (Object.keys(programKinds) as readonly (keyof typeof programKinds)[]).flatMap((kind) =>
    programKinds[kind].map((words) => [words, kind] as const),
  ),
);

const neutral: ReadonlySet<string> = new Set(neutralPrograms.split(' '));

/** What a program with its arguments is for; undefined for one that says nothing of it, and runs or filters others. */
export function kindOfProgram(argv: readonly string[]): CommandKind | undefined {
  const name = (argv[0] ?? '').replace(/^.*\//u, '').replace(/\.(?:exe|cmd)$/u, '');
  const words = wordsOf(name, argv.slice(1));
  const [first = '', second = '', third = ''] = words;
  if (isManager(name) && /^(?:run|run-script)$/u.test(first)) return kindOfScript(second);
  if (isManager(name) && /^(?:exec|x)$/u.test(first)) return undefined;
  // Without a word they install.
  if (/^(?:yarn|bun)$/u.test(name) && first === '') return 'install';
  const known =
    kindByWords.get(`${name} ${first} ${second} ${third}`.trim()) ??
    kindByWords.get(`${name} ${first} ${second}`.trim()) ??
    kindByWords.get(`${name} ${first}`) ??
    kindByWords.get(name);
  if (known !== undefined) return known;
  if (neutral.has(name)) return undefined;
  // What a package manager is told to run without saying `run` may be a script of that name.
  return kindOfScript(isManager(name) ? first : name);
}

function isManager(name: string): boolean {
  return /^(?:npm|pnpm|yarn|bun)$/u.test(name);
}

function kindOfScript(script: string): CommandKind {
  return scriptKinds.find(([pattern]) => pattern.test(script))?.[1] ?? 'other';
}

// Options that stand before the word that says what to do, with what belongs to them.
const optionsWithValue: Readonly<Record<string, ReadonlySet<string>>> = {
  git: new Set(['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--exec-path']),
  npm: new Set(['--prefix', '-w', '--workspace', '-C']),
  pnpm: new Set(['-C', '--dir', '-F', '--filter', '--workspace-concurrency']),
  yarn: new Set(['--cwd']),
  bun: new Set(['--cwd']),
  make: new Set(['-C', '-f', '-j', '-I']),
  cargo: new Set(['-C', '--config', '--manifest-path']),
};

// Their options say what they do.
const spoken: ReadonlySet<string> = new Set(['python', 'python3', 'node']);

function wordsOf(name: string, args: readonly string[]): readonly string[] {
  if (spoken.has(name)) return args;
  const withValue = optionsWithValue[name];
  const words: string[] = [];
  for (let at = 0; at < args.length && words.length < 3; at += 1) {
    const arg = args[at] ?? '';
    if (withValue?.has(arg) === true) at += 1;
    else if (!arg.startsWith('-')) words.push(arg);
  }
  return words;
}
