import type { Invocation } from '../invocation.ts';
import { dockerBuildOptions, dockerExecOptions, dockerRunOptions } from './run-options.data.ts';
import type { OptionTable } from '../options/option-table.ts';
import { readOptions, type ReadArguments } from '../options/read-options.ts';
import { literal, type WordValue } from '../words/word-value.ts';

/** Tells options from operands as container programs do: they end at the first operand, and switches may be given as `--name=true`. */
export function readFlags(words: readonly WordValue[], table: OptionTable): ReadArguments {
  const switches = (table.flag ?? '').split(' ');
  const plain = words.flatMap((word) =>
    word.kind === 'literal' ? plainSwitch(word.text, switches) : [word],
  );
  const given = readOptions(plain, table, { stopsAtOperand: true });
  // An unknown option may take the word that looked like the first operand, and then options go on behind it.
  return given.unknown.length === 0
    ? given
    : { ...readOptions(plain, table), operands: given.operands, unknown: given.unknown };
}

/** The same command with `--name=true` as `--name`, and without `--name=false`, for readers that know no other switches. */
export function withPlainSwitches(invocation: Invocation): Invocation {
  const switches =
    `${dockerRunOptions.flag} ${dockerExecOptions.flag} ${dockerBuildOptions.flag}`.split(' ');
  const words = invocation.words.flatMap((word) =>
    word.kind === 'literal' ? plainSwitch(word.text, switches) : [word],
  );
  return { ...invocation, words };
}

// Tells no more than nothing in every table.
const harmlessSwitch = '--quiet';

// Only what the program itself takes for true is on, but every other text is an error, which matters to nobody.
function plainSwitch(text: string, switches: readonly string[]): readonly WordValue[] {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(equals, 0));
  if (!switches.includes(name)) return [literal(text)];
  // It stays a word: it may be the value of the option before it.
  return [literal(/^(?:0|f|false)$/iu.test(text.slice(equals + 1)) ? harmlessSwitch : name)];
}
