/** More words than these from one expansion are not followed. */
export const maxWords = 128;

/** More lists of words than these for one text are not told apart. */
export const maxAlternatives = 32;

/** More texts than these for one word are not told apart. */
export const maxTexts = 64;

/** What expansions add to a word beyond this is as good as unknown. */
export const maxText = 4_096;

/** More words than these are not judged behind each beginning of too many. */
export const maxAllWords = 8_192;
