/** One piece of a pattern for a single name. */
export type NameToken =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'many' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly members: readonly ClassMember[] };

/** A range of code points, both ends included. */
export interface ClassMember {
  readonly from: string;
  readonly to: string;
}

/**
 * Tells whether a name fits its pattern from end to end. The last `*` is the only one ever tried again, so the work is at most
 * pattern times name. `folds`: a class also matches a letter in its other case.
 */
export function matchesGlob(
  tokens: readonly NameToken[],
  name: readonly string[],
  folds: boolean,
): boolean {
  return matchesSequence({
    pattern: tokens,
    subject: name,
    isMany: (token) => token.kind === 'many',
    fits: (token, character) => fitsToken(token, character, folds),
  });
}

/** What a sequence is matched by; `isMany` marks what stands for any number of elements. */
interface SequenceMatch<P, S> {
  readonly pattern: readonly P[];
  readonly subject: readonly S[];
  readonly isMany: (part: P) => boolean;
  readonly fits: (part: P, element: S) => boolean;
}

/** Matches a sequence against a pattern with wildcards for runs, in at most pattern times subject steps. */
export function matchesSequence<P, S>(match: SequenceMatch<P, S>): boolean {
  const { pattern, subject, isMany, fits } = match;
  let [at, index, many, resumed] = [0, 0, -1, 0];
  while (index < subject.length) {
    const part = pattern[at];
    const element = subject[index];
    if (part !== undefined && isMany(part)) {
      [many, resumed] = [at, index];
      at += 1;
    } else if (part !== undefined && element !== undefined && fits(part, element)) {
      at += 1;
      index += 1;
    } else if (many === -1) return false;
    else {
      resumed += 1;
      [at, index] = [many + 1, resumed];
    }
  }
  return pattern.slice(at).every(isMany);
}

function fitsToken(token: NameToken, character: string, folds: boolean): boolean {
  if (token.kind === 'character') return token.character === character;
  if (token.kind !== 'class') return token.kind === 'any';
  const forms = folds ? [character, character.toLowerCase(), character.toUpperCase()] : [character];
  const isMember = forms.some((form) =>
    token.members.some(({ from, to }) => isBetween(form, from, to)),
  );
  // Without case, `[!a]` refuses `A` as well: a class that leaves something out leaves out both of its cases.
  return isMember !== token.negated;
}

function isBetween(form: string, from: string, to: string): boolean {
  const point = form.codePointAt(0) ?? 0;
  return point >= (from.codePointAt(0) ?? 0) && point <= (to.codePointAt(0) ?? 0);
}
