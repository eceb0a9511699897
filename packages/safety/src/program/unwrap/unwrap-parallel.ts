import { posix } from 'node:path';
import type { Invocation } from '../invocation.ts';
import { readOptions } from '../options/read-options.ts';
import type { OptionTable } from '../options/option-table.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { withHidden } from './find-hidden-commands.ts';
import type { Unwrapper } from './unwrapper.ts';

const table: OptionTable = {
  flag: '-0 --null -k --keep-order -q --quote -X -m -v --verbose -t --dry-run --bar --progress --eta --line-buffer --lb --no-notice --will-cite --ungroup -u --group --halt-on-error --pipe --spreadstdin --pipepart --no-run-if-empty -r --shuf --link --xapply --plus --bg --fg --semaphore --tag --files --wait --citation --noswap',
  value:
    '-j --jobs -P --max-procs -n --max-args -N --max-replace-args -L --max-lines -s --max-chars -d --delimiter -I -i -U --extensionreplace --bnr --dnr --bner --er --colsep -C --timeout --retries --delay --halt --joblog --results --tmpdir --tagstring --env -S --sshlogin --block --recstart --recend --nice --load --memfree --arg-sep --arg-file-sep --seqreplace --slotreplace --header --workdir --wd --shell-quote --limit --trim --rpl --tmpl',
  read: '-a --arg-file --sshloginfile --slf',
  informs: '-h --help -V --version',
};

const maxRuns = 64;
const hole = '"$parallel_argument"';

/** Takes off `parallel`: its words are a text for a shell, into which each argument or line of the input is put. */
export const unwrapParallel: Unwrapper = (name, invocation, scene) => {
  if (name !== 'parallel' && name !== 'rush' && name !== 'sem') return undefined;
  const { operands, unknown } = readOptions(invocation.words.slice(1), table, {
    stopsAtOperand: true,
  });
  const asks = `${name} runs commands with arguments that it reads.`;
  const start = operands.findIndex((word) => /^:{3,4}\+?$/u.test(literalText(word) ?? ''));
  const template = textOf(start === -1 ? operands : operands.slice(0, start));
  const invocations = withHidden([], unknown, invocation);
  const read = start === -1 ? linesOf(invocation) : sourcesOf(operands.slice(start));
  if (template === '' && read === undefined) scene.counts.executesInput += 1;
  return {
    asks,
    invocations,
    scripts: (read ?? [[undefined]]).flatMap((values) => [
      ...new Set([fill(template, values), fill(template, values.map(quoted))]),
    ]),
  };
};

type Value = string | undefined;

// A value stays one word, unless `--plus`, `-q` or a text for a shell in the template takes its quotes off again: both are judged.
function quoted(value: Value): Value {
  return value === undefined || /^[\w./:@%+=,-]*$/u.test(value)
    ? value
    : `'${value.replaceAll("'", "'\\''")}'`;
}

function textOf(words: readonly WordValue[]): string {
  return words
    .map((word) => (word.kind === 'literal' ? word.text : `${word.prefix}${hole}`))
    .join(' ');
}

function linesOf({ input }: Invocation): readonly (readonly Value[])[] | undefined {
  const lines = input?.split('\n').filter((line) => line !== '');
  return lines === undefined || lines.length > maxRuns ? undefined : lines.map((line) => [line]);
}

// Every combination of one value of each source; a file's lines are not known.
function sourcesOf(words: readonly WordValue[]): readonly (readonly Value[])[] | undefined {
  const sources: Value[][] = [];
  let isFile = false;
  for (const word of words) {
    const text = literalText(word);
    const [, file] = /^:::(:?)\+?$/u.exec(text ?? '') ?? [];
    if (file !== undefined) {
      isFile = file !== '';
      sources.push([]);
    } else sources.at(-1)?.push(isFile ? undefined : text);
  }
  let combined: (readonly Value[])[] = [[]];
  for (const source of sources) {
    if (combined.length * source.length > maxRuns) return undefined;
    combined = combined.flatMap((one) => source.map((value) => [...one, value]));
  }
  return combined;
}

/** The text with values in the place of `{}`, `{.}`, `{/}`, `{1}`, …; a value that has no place is put behind it. */
function fill(template: string, values: readonly Value[]): string {
  const given = values.map((value) => (value === undefined ? hole : value));
  const all = given.join(' ');
  if (template === '') return all;
  const filled = template.replaceAll(
    /\{(\d*)([./#%]*)\}/gu,
    (_, position: string, change: string) => {
      const value = position === '' ? all : (given[Number(position) - 1] ?? hole);
      return change === '' ? value : changed(value, change);
    },
  );
  return /\{\d*[./#%]*\}/u.test(template) ? filled : `${template} ${all}`;
}

function changed(value: string, change: string): string {
  const name = change.startsWith('//') ? posix.dirname(value) : value;
  const last = /^\/(?!\/)/u.test(change) ? name.replace(/^.*\//su, '') : name;
  return change.includes('.') ? last.replace(/\.[^./]*$/u, '') : last;
}
