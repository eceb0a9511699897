/** More words than these from one word are not followed. */
export const maxWords = 64;

/** More lists of words than these for one text are not followed. */
export const maxAlternatives = 32;

/** A longer value is as good as unknown. */
export const maxText = 4_096;
