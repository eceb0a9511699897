/** What is known of one word, after the shell has split it, before it runs. */
export type WordValue =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'unknown';
      /** What it certainly begins with; empty when nothing is known. */
      readonly prefix: string;
      /** True when it stands for every entry of the directory in `prefix`. */
      readonly isEveryEntry: boolean;
      /** The pattern as bash would match it against file names, where only a glob is unknown. */
      readonly glob?: string;
      /** True when it stands only for some of what the pattern matches. */
      readonly isNarrowed?: true;
      /** True when only digits are unknown (`$RANDOM`, `$#`): it is one word and no option. */
      readonly isNumber?: true;
      /** True when it may be none or several words: an unquoted expansion, or every argument. */
      readonly mayBeSeveral?: true;
      /** True when it holds what a variable of the environment holds, which may be a secret. */
      readonly isFromEnvironment?: true;
      /** True when the name of that variable says that it is a secret. */
      readonly isNamedSecret?: true;
    };

/** One list of words that a text may become. */
export type Words = readonly WordValue[];

/** Every list of words that a text may become; never empty. A decision is taken on each. */
export type Alternatives = readonly Words[];

/** A word of which nothing is known. */
export const unknownWord: WordValue = { kind: 'unknown', prefix: '', isEveryEntry: false };

/** A number of which nothing else is known. */
export const anyNumber: WordValue = {
  kind: 'unknown',
  prefix: '',
  isEveryEntry: false,
  isNumber: true,
};

/** Any number of words of which nothing is known. */
export const severalWords: WordValue = {
  kind: 'unknown',
  prefix: '',
  isEveryEntry: false,
  mayBeSeveral: true,
};

/** The text of a literal word; absent for every other. */
export function literalText(word: WordValue | undefined): string | undefined {
  return word?.kind === 'literal' ? word.text : undefined;
}

/** A literal word. */
export function literal(text: string): WordValue {
  return { kind: 'literal', text };
}

/** True for a word that a program may take for an option: its beginning is a dash, or unknown. */
export function mayBeOption(word: WordValue): boolean {
  if (word.kind === 'literal') return word.text.startsWith('-') && word.text !== '-';
  if (word.mayBeSeveral === true) return true;
  return word.isNumber !== true && (word.prefix === '' || word.prefix.startsWith('-'));
}
