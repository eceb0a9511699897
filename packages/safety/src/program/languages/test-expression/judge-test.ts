import type { Invocation } from '../../invocation.ts';
import type { Scene } from '../../scene.ts';
import { literalText, type WordValue } from '../../words/word-value.ts';
import { parseTest, type TestTerm } from './parse-test.ts';
import {
  fileComparisons,
  fileTests,
  numberComparisons,
  variableTests,
} from './test-operators.data.ts';

/** Judges test and `[`: files are only looked at, numbers are not evaluated, and only names of variables may run code. */
export function judgeTest({ words, span }: Invocation, scene: Scene): void {
  const isBracket = literalText(words[0])?.endsWith('[') === true;
  const ends = !isBracket || literalText(words.at(-1)) === ']';
  const rest = isBracket && ends ? words.slice(1, -1) : words.slice(1);
  const terms = ends ? parseTest(rest) : undefined;
  if (terms === undefined) askUnknown('these arguments', span, scene);
  if (hasHiddenOperator(rest)) askUnknown('an unknown word', span, scene);
  for (const term of terms ?? []) judgeTerm(term, span, scene);
  // What is not known may be the test of a file.
  for (const [index, word] of rest.entries())
    if (word.kind === 'unknown' && !isText(terms, rest[index + 1]))
      lookAt(rest[index + 1], span, scene);
}

function judgeTerm({ operator, operands }: TestTerm, span: Invocation['span'], scene: Scene): void {
  if (variableTests.includes(operator)) askUnknown(`the argument ${operator}`, span, scene);
  if (fileTests.includes(operator) || fileComparisons.includes(operator))
    for (const word of operands) lookAt(word, span, scene);
  const shows =
    numberComparisons.includes(operator) &&
    operands.some((word) => word.kind === 'unknown' && word.isFromEnvironment === true);
  // The error tells the text that is no number.
  if (shows)
    scene.ask('reads-environment', 'This test may show a variable of the environment.', span);
}

// An operator of names that only the shell sees runs what stands in the index of the next word.
function hasHiddenOperator(words: readonly WordValue[]): boolean {
  return words.some((word, index) => {
    if (word.kind === 'literal') return false;
    if (word.mayBeSeveral === true) return true;
    if (word.glob !== undefined && !/[./]/u.test(word.glob)) return true;
    const next = words[index + 1];
    const mayBe = variableTests.some((operator) => operator.startsWith(word.prefix));
    if (word.isNumber === true || !mayBe || next === undefined) return false;
    return next.kind === 'unknown' || next.text.includes('[');
  });
}

function isText(terms: readonly TestTerm[] | undefined, word: WordValue | undefined): boolean {
  return terms?.some(({ operands }) => word !== undefined && operands.includes(word)) === true;
}

function lookAt(word: WordValue | undefined, span: Invocation['span'], scene: Scene): void {
  if (word === undefined) return;
  if (word.kind === 'literal') scene.list(word.text, span);
  else if (word.prefix !== '') scene.list(word.prefix, span);
}

function askUnknown(what: string, span: Invocation['span'], scene: Scene): void {
  scene.unknown = true;
  scene.ask('unknown-argument', `Nothing is known of ${what} in this place.`, span);
}
