import { commands, commonFlags, flags } from './command-table.data.ts';
import type { CommandDescription, FlagDescription } from './command-table.ts';
import { flagsOf } from './find-command.ts';

/** The help of one command, or of all of them. */
export function renderHelp(command?: CommandDescription): string {
  return command === undefined ? overview() : helpOf(command);
}

/** Every help text by the words that ask for it: '' for the overview. */
export function allHelp(): Readonly<Record<string, string>> {
  const texts = commands.map((command) => [command.name, renderHelp(command)] as const);
  const groups = new Set(commands.flatMap(({ name }) => name.split(' ').slice(0, -1)));
  const groupTexts = [...groups].map((group) => [group, helpOfGroup(group)] as const);
  return Object.fromEntries([['', renderHelp()] as const, ...groupTexts, ...texts]);
}

function helpOfGroup(group: string): string {
  const members = commands.filter(({ name }) => name.startsWith(`${group} `));
  return [
    `Usage: selfware ${group} COMMAND`,
    '',
    ...table(members.map((command) => [usageOf(command), command.summary] as const)),
    '',
    'Examples:',
    ...members.flatMap(({ examples }) => examples.slice(0, 1).map(({ line }) => `  ${line}`)),
    '',
    `\`selfware ${group} COMMAND --help\` tells more of one command.`,
    '',
  ].join('\n');
}

function overview(): string {
  const rows = commands.map((command) => [usageOf(command), command.summary] as const);
  return [
    'Selfware: an agentic coding harness for local and OpenAI-compatible models.',
    '',
    'Usage: selfware COMMAND',
    '',
    ...table(rows),
    '',
    'Every command takes:',
    ...table(flagRows(flags.filter(({ name }) => commonFlags.includes(name)))),
    '',
    'Examples:',
    ...commands
      .slice(0, 3)
      .flatMap(({ examples }) => examples.slice(0, 1).map(({ line }) => `  ${line}`)),
    '',
    'Environment: SELFWARE_ENDPOINT, SELFWARE_MODEL, SELFWARE_API_KEY, SELFWARE_STATE_DIR, NO_COLOR.',
    '`selfware COMMAND --help` tells more of one command.',
    '',
  ].join('\n');
}

function helpOf(command: CommandDescription): string {
  return [
    `selfware ${command.name}: ${command.summary}`,
    '',
    `Usage: selfware ${usageOf(command)} [flags]`,
    '',
    ...table(flagRows(flagsOf(command))),
    '',
    'Examples:',
    ...command.examples.flatMap(({ line, tells }) => [`  ${line}`, `      ${tells}`]),
    '',
  ].join('\n');
}

function usageOf({ name, operand }: CommandDescription): string {
  if (operand === undefined) return name;
  const shown =
    operand.choices?.join('|') ?? `${operand.name}${operand.many === true ? '...' : ''}`;
  return operand.required ? `${name} ${shown}` : `${name} [${shown}]`;
}

function flagRows(shown: readonly FlagDescription[]): (readonly [string, string])[] {
  return shown.map(({ name, short, value, summary, choices }) => [
    `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    choices === undefined ? summary : `${summary}: ${choices.join(', ')}`,
  ]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
