import { allValidators, type ValidatorName } from '../../src/secrets/validators/all-validators.ts';
import type { SecretCase } from './secret-case.ts';

/** How the numbers of a rule look: `#` is any digit, `@` any capital letter; the rest stands as it is. */
export interface NumberShape {
  readonly rule: string;
  /** Absent: every number of the shape is one. */
  readonly validator?: ValidatorName;
  /** Shapes that are found by themselves. */
  readonly alone?: readonly string[];
  /** Words that a number needs beside it, and the shapes that it has there. */
  readonly words?: readonly string[];
  readonly beside?: readonly string[];
  /** More texts in which nothing is found. */
  readonly negatives?: readonly string[];
}

const frames = ['%', '"%",', 'it is %.', '<b>%</b>', 'x\n%\ny'];
const links = [': ', ' is ', '="', ' = ', ' no. '];

/** The cases of a rule of numbers: made up until the check digits are right, and with one digit wrong. */
export function numberCase({
  rule,
  validator,
  alone = [],
  words = [],
  beside = [],
  negatives = [],
}: NumberShape): SecretCase {
  const accepts = (text: string): boolean =>
    validator === undefined || allValidators[validator](text);
  const valid = (shape: string, seed: number): string => made(shape, seed, accepts);
  const wrong = (shape: string, seed: number): string =>
    made(shape, seed, (text) => !accepts(text));
  const byThemselves = (alone.length === 0 ? [] : [1, 2, 3, 4, 5]).map((seed) => {
    const hidden = valid(pick(alone, seed), seed);
    return { text: pick(frames, seed).replace('%', hidden), hidden };
  });
  const besideWords = (words.length === 0 ? [] : [6, 7, 8, 9, 10]).map((seed) => {
    const hidden = valid(pick(beside, seed), seed);
    return { text: `${pick(words, seed)}${pick(links, seed)}${hidden}`, hidden };
  });
  const failing =
    validator === undefined
      ? []
      : [1, 2, 3].flatMap((seed) => [
          ...(alone.length === 0 ? [] : [`it is ${wrong(pick(alone, seed), seed)}.`]),
          ...(words.length === 0
            ? []
            : [`${pick(words, seed)}: ${wrong(pick(beside, seed), seed)}`]),
        ]);
  const [shape = ''] = [...alone, ...beside];
  return {
    rule,
    positives: [...byThemselves, ...besideWords],
    negatives: [
      ...failing,
      ...words.map((word) => `the ${word} was not given`),
      `x${valid(shape, 11)}x`,
      `part-${valid(shape, 12)}_v2`,
      ...negatives,
    ],
  };
}

const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';

// The empty text where no number of the shape is wanted.
function made(shape: string, seed: number, isWanted: (text: string) => boolean): string {
  let state = seed * 7_919 + 13;
  const next = (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
  for (let tries = 0; tries < 20_000; tries += 1) {
    const text = shape.replaceAll(/[#@]/gu, (kind) =>
      kind === '#' ? String(next(10)) : String.fromCharCode(65 + next(26)),
    );
    if (isWanted(text)) return text;
  }
  return '';
}
