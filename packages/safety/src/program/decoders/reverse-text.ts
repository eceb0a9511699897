import { readsOnlyInput, type Decoder } from './decoder.ts';

/** Reverses the letters of each line, as rev does. */
export const reverseText: Decoder = (args, input) =>
  readsOnlyInput(args)
    ? input
        ?.split('\n')
        .map((line) => Array.from(line).reverse().join(''))
        .join('\n')
    : undefined;

/** Reverses the order of the lines, as tac does. */
export const reverseLines: Decoder = (args, input) =>
  readsOnlyInput(args)
    ? input
        ?.match(/[^\n]*\n|[^\n]+$/gu)
        ?.reverse()
        .join('')
    : undefined;
