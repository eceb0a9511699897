import { parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';
import { commands, commonFlags, flags } from './command-table.data.ts';
import type { CommandDescription, FlagDescription } from './command-table.ts';
import { findCommand, flagsOf } from './find-command.ts';
import { nearestName } from './nearest-name.ts';

/** What a command line asks for. */
export interface CommandLine {
  /** The name of a command of the table. */
  readonly command: string;
  /** Absent when none was given. */
  readonly operand?: string;
  /** All of them, for a command that takes several. */
  readonly operands: readonly string[];
  /** By flag name: the text after it, or true for a flag that stands alone. */
  readonly flags: Readonly<Record<string, string | true>>;
}

/**
 * Understands the words after `selfware`; throws `cli/usage`, with the nearest known name where one is near.
 * A flag may stand anywhere after the command's name, and one that every command takes also before it; the last of two equal flags counts.
 */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const lead = countLeadingFlags(words);
  const found = findCommand(words.slice(lead));
  if (found === undefined) throw unknownCommand(words.slice(lead));
  const { command } = found;
  const rest = [...words.slice(0, lead), ...words.slice(lead + found.words)];
  const known = flagsOf(command);
  const { tokens } = parseArgs({
    args: rest,
    options: Object.fromEntries(known.map(optionOf)),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const values: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const value = valueOf(token, known, command);
    assertOnce(token, known, values[token.name]);
    values[token.name] = value;
  }
  return { command: command.name, flags: values, operands, ...operandOf(command, operands) };
}

// How many words are flags, and values of flags, in front of the command.
function countLeadingFlags(words: readonly string[]): number {
  let count = 0;
  for (;;) {
    const word = words[count] ?? '';
    const [name = ''] = word.split('=');
    const flag = flags.find((one) => name === `--${one.name}` || name === `-${one.short ?? ''}`);
    if (flag === undefined || name === '-' || !commonFlags.includes(flag.name)) return count;
    count += flag.value === undefined || word.includes('=') ? 1 : 2;
  }
}

function unknownCommand(words: readonly string[]): UsageError {
  const [first = '', second = ''] = words;
  const names = commands.map(({ name }) => name);
  const group = names.filter((name) => name.startsWith(`${first} `));
  if (first !== '' && group.length > 0) {
    const message = `expected ${group.map((name) => `\`selfware ${name}\``).join(' or ')}, got \`selfware ${[first, second].join(' ').trim()}\``;
    return new UsageError({ message, hint: '`selfware --help` lists the commands' });
  }
  const nearest = nearestName(first, [...names, ...names.map((name) => name.split(' ')[0] ?? '')]);
  const message =
    first === '' ? 'expected a command, got none' : `expected a command, got \`${first}\``;
  const hint =
    nearest === undefined
      ? '`selfware --help` lists the commands'
      : `did you mean \`selfware ${nearest}\`?`;
  return new UsageError({ message, hint });
}

function optionOf(flag: FlagDescription): [string, { type: 'string' | 'boolean'; short?: string }] {
  const type = flag.value === undefined ? 'boolean' : 'string';
  return [flag.name, { type, ...(flag.short === undefined ? {} : { short: flag.short }) }];
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf(
  token: OptionToken,
  known: readonly FlagDescription[],
  command: CommandDescription,
): string | true {
  const flag = known.find(({ name }) => name === token.name);
  if (flag === undefined) throw unknownFlag(token, known, command);
  if (flag.value === undefined) return withoutValue(token);
  const { value } = token;
  // A forgotten value must not swallow the next flag.
  if (value === undefined || (token.inlineValue !== true && /^-./u.test(value))) {
    const hint = `write \`--${flag.name}=${flag.value}\` for one that begins with a dash`;
    throw new UsageError({ message: `expected ${flag.value} after \`${token.rawName}\``, hint });
  }
  if (flag.choices !== undefined && !flag.choices.includes(value))
    throw wrongChoice(token.rawName, value, flag.choices);
  return value;
}

function assertOnce(
  { name, rawName }: OptionToken,
  known: readonly FlagDescription[],
  before: string | true | undefined,
): void {
  if (before === undefined || known.find((flag) => flag.name === name)?.once !== true) return;
  throw new UsageError({
    message: `expected \`${rawName}\` once, got it again`,
    hint: 'leave it out for everything',
  });
}

function withoutValue({ rawName, value }: OptionToken): true {
  if (value === undefined) return true;
  throw new UsageError({ message: `expected nothing after \`${rawName}\`, got \`=${value}\`` });
}

function unknownFlag(
  { name, rawName }: OptionToken,
  known: readonly FlagDescription[],
  command: CommandDescription,
): UsageError {
  const nearest = nearestName(
    name,
    known.map((flag) => flag.name),
  );
  const hint =
    nearest === undefined
      ? `\`selfware ${command.name} --help\` lists the flags`
      : `did you mean \`--${nearest}\`?`;
  return new UsageError({
    message: `expected a flag of \`selfware ${command.name}\`, got \`${rawName}\``,
    hint,
  });
}

function wrongChoice(what: string, value: string, choices: readonly string[]): UsageError {
  const nearest = nearestName(value, choices);
  return new UsageError({
    message: `expected ${choices.join(', ')} for ${what}, got \`${value}\``,
    hint: nearest === undefined ? 'take one of these' : `did you mean \`${nearest}\`?`,
  });
}

function operandOf(
  { name, operand, examples }: CommandDescription,
  operands: readonly string[],
): { readonly operand?: string } {
  const [first, second] = operands;
  const hint = `for example: ${examples[0]?.line ?? ''}`;
  if (operand === undefined && first !== undefined)
    throw new UsageError({
      message: `expected nothing more after \`selfware ${name}\`, got \`${first}\``,
      hint,
    });
  if (second !== undefined && operand?.many !== true)
    throw new UsageError({
      message: `expected one ${operand?.name ?? 'operand'}, got ${String(operands.length)}`,
      hint: 'put quotes around it',
    });
  if (first === undefined) {
    if (operand?.required === true)
      throw new UsageError({
        message: `expected ${operand.name} after \`selfware ${name}\``,
        hint,
      });
    return {};
  }
  if (operand?.choices !== undefined && !operand.choices.includes(first))
    throw wrongChoice(operand.name, first, operand.choices);
  return { operand: first };
}
