/** What is known of one word before it runs. */
export type WordValue =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'unknown';
      /** What it certainly begins with; empty when nothing is known. */
      readonly prefix: string;
      /** True when it stands for every entry of the directory in `prefix`. */
      readonly isEveryEntry: boolean;
    };

/** A word of which nothing is known. */
export const unknownWord: WordValue = { kind: 'unknown', prefix: '', isEveryEntry: false };

/** The text of a literal word; absent for every other. */
export function literalText(word: WordValue | undefined): string | undefined {
  return word?.kind === 'literal' ? word.text : undefined;
}

/** A literal word. */
export function literal(text: string): WordValue {
  return { kind: 'literal', text };
}
