import { commands } from './command-table.data.ts';
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

function bash(): string {
  return `_selfware() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local first="\${COMP_WORDS[1]:-}" second="\${COMP_WORDS[2]:-}" words=""
  case "$previous" in
${choices()
  .map(
    ([flag, values]) =>
      `    --${flag}) COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return;;`,
  )
  .join('\n')}
    --directory|-C) COMPREPLY=($(compgen -d -- "$current")); return;;
    --config) COMPREPLY=($(compgen -f -- "$current")); return;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${firstWords().join(' ')} --help --version"
  else
    case "$first $second" in
${commands
  .filter(isTwoWords)
  .map((command) => `      "${command.name}") words="${flagWords(command)}";;`)
  .join('\n')}
      *) case "$first" in
${groups()
  .map(([group, seconds]) => `        ${group}) words="${seconds.join(' ')}";;`)
  .join('\n')}
${commands
  .filter((command) => !isTwoWords(command))
  .map(
    (command) =>
      `        ${command.name}) words="${[...(command.operand?.choices ?? []), flagWords(command)].join(' ')}";;`,
  )
  .join('\n')}
      esac;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _selfware selfware
`;
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
    ...flagsOf(command).map((flag) => `complete -c selfware -n "${when}" ${fishFlag(flag)}`),
  ];
}

function fishFlag({ name, short, value, choices: values, summary }: FlagDescription): string {
  const argument = value === undefined ? '' : values ? ` -x -a '${values.join(' ')}'` : ' -r';
  return `-l ${name}${short === undefined ? '' : ` -s ${short}`}${argument} -d '${quoted(summary)}'`;
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
