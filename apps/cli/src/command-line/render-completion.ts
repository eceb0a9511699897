import { commands, commonFlags, flags } from './command-table.data.ts';
import type { CommandDescription, FlagDescription } from './command-table.ts';
import { flagsOf } from './find-command.ts';

/** Shells that a completion script can be printed for. */
export type CompletionShell = 'bash' | 'zsh' | 'fish';

/** A script that, sourced by the shell, completes commands, flags and their values from the command table. */
export function renderCompletion(shell: CompletionShell): string {
  if (shell === 'fish') return fish();
  // zsh runs the same function through its own bash emulation of completion.
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash()}` : bash();
}

// The words of the command are found between flags and their values; bash takes `=` for a word of its own.
function bash(): string {
  return `_selfware() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local first="" second="" words="" files="" at word
  if [ "$current" = "=" ]; then current=""; else
    [ "$previous" = "=" ] && previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    case "$word" in
      ${flagsWith(({ value }) => value !== undefined)})
        [ "\${COMP_WORDS[at+1]}" = "=" ] && at=$((at + 1))
        at=$((at + 1));;
      -*) ;;
      *) if [ -z "$first" ]; then first="$word"; elif [ -z "$second" ]; then second="$word"; fi;;
    esac
  done
${bashValues()}
  if [ -z "$first" ]; then
    words="${firstWords().join(' ')} ${commonFlags.map((name) => `--${name}`).join(' ')} --version"
  else
${bashWords()}
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ -n "$files" ] && _selfware_paths -f
  return 0
}
_selfware_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY+=($(compgen "$1" -- "$current"))
}
complete -F _selfware selfware
`;
}

// What follows a flag that takes a value: its choices, paths, or nothing that could be guessed.
function bashValues(): string {
  const choosing = choices().map(
    ([flag, values]) =>
      `    --${flag}) COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return;;`,
  );
  return [
    '  COMPREPLY=()',
    '  case "$previous" in',
    ...choosing,
    `    ${flagsWith(({ completes }) => completes === 'directories')}) _selfware_paths -d; return;;`,
    `    ${flagsWith(({ completes }) => completes === 'files')}) _selfware_paths -f; return;;`,
    `    ${flagsWith(({ value, choices: values, completes }) => value !== undefined && values === undefined && completes === undefined)}) return;;`,
    '  esac',
  ].join('\n');
}

function bashWords(): string {
  const files = ({ operand }: CommandDescription): string =>
    operand?.completes === undefined ? '' : ' files=yes';
  return [
    '    case "$first $second" in',
    ...commands
      .filter(isTwoWords)
      .map(
        (command) => `      "${command.name}") words="${flagWords(command)}"${files(command)};;`,
      ),
    '      *) case "$first" in',
    ...groups().map(([group, seconds]) => `        ${group}) words="${seconds.join(' ')}";;`),
    ...commands
      .filter((command) => !isTwoWords(command))
      .map(
        (command) =>
          `        ${command.name}) words="${[...(command.operand?.choices ?? []), flagWords(command)].join(' ')}"${files(command)};;`,
      ),
    '      esac;;',
    '    esac',
  ].join('\n');
}

// As a pattern of `case`.
function flagsWith(fits: (flag: FlagDescription) => boolean): string {
  return flags
    .filter(fits)
    .flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])])
    .join('|');
}

function fish(): string {
  const lines = ['complete -c selfware -f'];
  const tops = firstWords().join(' ');
  for (const word of firstWords()) {
    const summary = commands.find(({ name }) => name === word)?.summary ?? `${word} ...`;
    lines.push(
      `complete -c selfware -n "not __fish_seen_subcommand_from ${tops}" -a ${word} -d '${quoted(summary)}'`,
    );
  }
  for (const [group, seconds] of groups())
    lines.push(
      `complete -c selfware -n "__fish_seen_subcommand_from ${group}" -a '${seconds.join(' ')}'`,
    );
  for (const command of commands) lines.push(...fishCommand(command));
  return `${lines.join('\n')}\n`;
}

function fishCommand(command: CommandDescription): string[] {
  const [first = '', second] = command.name.split(' ');
  const seen = `__fish_seen_subcommand_from ${first}`;
  const when = second === undefined ? seen : `${seen}; and __fish_seen_subcommand_from ${second}`;
  const operands = command.operand?.choices?.join(' ');
  return [
    ...(operands === undefined ? [] : [`complete -c selfware -n "${when}" -a '${operands}'`]),
    ...(command.operand?.completes === undefined ? [] : [`complete -c selfware -n "${when}" -F`]),
    ...flagsOf(command).map((flag) => `complete -c selfware -n "${when}" ${fishFlag(flag)}`),
  ];
}

function fishFlag(flag: FlagDescription): string {
  const { name, short, summary } = flag;
  return `-l ${name}${short === undefined ? '' : ` -s ${short}`}${fishValue(flag)} -d '${quoted(summary)}'`;
}

function fishValue({ value, choices: values, completes }: FlagDescription): string {
  if (value === undefined) return '';
  if (values !== undefined) return ` -x -a '${values.join(' ')}'`;
  if (completes === 'directories') return " -x -a '(__fish_complete_directories)'";
  return completes === 'files' ? ' -rF' : ' -x';
}

const quoted = (text: string): string => text.replaceAll("'", "\\'");

const isTwoWords = ({ name }: CommandDescription): boolean => name.includes(' ');

const flagWords = (command: CommandDescription): string =>
  flagsOf(command)
    .map(({ name }) => `--${name}`)
    .join(' ');

const firstWords = (): string[] => [
  ...new Set(commands.map(({ name }) => name.split(' ')[0] ?? '')),
];

function groups(): [string, string[]][] {
  const words = commands.filter(isTwoWords).map(({ name }) => name.split(' ')[0] ?? '');
  return [...new Set(words)].map((group) => [
    group,
    commands
      .filter((command) => command.name.startsWith(`${group} `))
      .map(({ name }) => name.slice(group.length + 1)),
  ]);
}

function choices(): [string, readonly string[]][] {
  const byName = new Map<string, readonly string[]>();
  for (const flag of commands.flatMap((command) => flagsOf(command)))
    if (flag.choices !== undefined) byName.set(flag.name, flag.choices);
  return [...byName];
}
