import { foldName } from '../../policy/fold-name.ts';

/** What a volume makes of names. */
export interface VolumeNaming {
  /** Whether two names that differ in case alone are one. */
  readonly caseInsensitive: boolean;
  /** Whether two names that differ in the composition of accents alone are one. */
  readonly normalises: boolean;
}

/** One way to compare names: both the pattern's literals and the name are written by it first. */
export interface Comparison {
  readonly folds: boolean;
  readonly literal: (text: string) => string;
  /** As single characters. */
  readonly name: (text: string) => readonly string[];
}

/** As the volume compares: for what opens, which must not reach further than it says. */
export function comparisonOf({ caseInsensitive, normalises }: VolumeNaming): Comparison {
  const write = (text: string): string => {
    const composed = normalises ? text.normalize('NFC') : text;
    return caseInsensitive ? withoutCase(composed) : composed;
  };
  return { folds: caseInsensitive, literal: write, name: remembering(write) };
}

/** Without case, and as the most forgiving volume would: for what closes, on whatever volume it is. */
export function strictComparisons(): readonly Comparison[] {
  const plain = (text: string): string => withoutCase(text.normalize('NFC'));
  const forgiving = (text: string): string =>
    withoutCase(text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
  return [
    { folds: true, literal: plain, name: remembering(plain) },
    { folds: true, literal: forgiving, name: remembering((text) => withoutCase(foldName(text))) },
  ];
}

// Upper case first: it is where the two small letters of a capital become one.
function withoutCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

const maxRemembered = 256;

// Every pattern of a list asks for the same few names, at every directory of a path.
function remembering(write: (text: string) => string): Comparison['name'] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= maxRemembered) known.clear();
    const characters = Array.from(write(text));
    known.set(text, characters);
    return characters;
  };
}
