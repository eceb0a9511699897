import { Buffer } from 'node:buffer';
import type { SecretBytes } from '@selfware/contracts';
import type { DetectedSpan, Detector } from '../find/detector.ts';
import { createCharacterClasses } from './find-regions.ts';
import { base64Core, matchSpelling, type SpellingForm } from './match-spelling.ts';
import { createWriters, searchText, withPadding, type TextSearch } from './search-text.ts';
import { spellWindows, windowLength, type SpellingWindow } from './spell-windows.ts';
import { createWindowTable, type WindowTable } from './window-table.ts';

/** Secrets that the program holds; they may come and go while it runs. */
export interface KnownValues {
  /** How many values are looked for. */
  readonly size: number;
  /** Grows with every change, so that whoever keeps what depends on the values can tell. */
  readonly version: number;
  /** Takes a value; one of fewer than six characters is ignored, for it would hide half of any text. */
  add(value: string | SecretBytes): void;
  /** Forgets a value: the same string, or the same holder of bytes. */
  delete(value: string | SecretBytes): void;
  /** Forgets all. */
  clear(): void;
  /** Finds the values that are known when it is asked, as rule `known-value`. */
  detector(): Detector;
}

/**
 * Keeps known secrets and finds each as it is, in base64 (either alphabet, any alignment, wrapped), in hex, with any of its
 * characters percent-, JSON-, HTML- or shell-escaped, and in two of these one inside the other.
 *
 * Of `SecretBytes` only keyed hashes of six characters, the length and the holder are kept, and the value is asked through
 * `use` where a hash agrees: disposing of the holder ends what is found. A string is kept as bytes: it cannot be wiped anyway.
 */
export function createKnownValues(initial: readonly (string | SecretBytes)[] = []): KnownValues {
  const values = new Map<string | SecretBytes, KnownValue>();
  const classes = createCharacterClasses();
  let version = 0;
  let index: ValueIndex | undefined;
  const change = (): void => {
    version += 1;
    index = undefined;
  };
  const add = (value: string | SecretBytes): void => {
    const known = readValue(value);
    if (known === undefined || values.has(value)) return;
    values.set(value, known);
    change();
  };
  const current = (): ValueIndex => (index ??= indexValues([...values.values()], classes));
  for (const value of initial) add(value);
  return {
    get size() {
      return values.size;
    },
    get version() {
      return version;
    },
    add,
    delete: (value) => {
      if (values.delete(value)) change();
    },
    clear: () => {
      values.clear();
      change();
    },
    detector: () => ({
      get maxLength() {
        return current().maxLength;
      },
      find: (text, from, to) => (values.size === 0 ? [] : findValues(current(), text, from, to)),
    }),
  };
}

interface KnownValue {
  readonly length: number;
  /** What stands behind the spaces in it; it is kept, as it tells little. */
  readonly afterSpace: ReadonlySet<number>;
  readonly quoted: boolean;
  readonly printable: boolean;
  readonly windows: readonly SpellingWindow[];
  readonly use: SecretBytes['use'];
}

interface Spelling {
  readonly form: SpellingForm;
  readonly behind: number;
  readonly value: KnownValue;
}

interface ValueIndex {
  readonly maxLength: number;
  readonly search: TextSearch;
}

function readValue(value: string | SecretBytes): KnownValue | undefined {
  if (typeof value === 'string' && value.length < windowLength) return undefined;
  const holder = typeof value === 'string' ? holdBytes(value) : value;
  return holder.use((view) => {
    const windows = spellWindows(view);
    if (windows.length === 0) return undefined;
    const use: SecretBytes['use'] = (read) => holder.use(read);
    const printable = view.every((byte) => byte >= 0x20 && byte < 0x7f);
    const quoted = view.includes(0x22) || view.includes(0x27);
    const { length } = view;
    return { length, afterSpace: readAfterSpace(view), quoted, printable, windows, use };
  });
}

function readAfterSpace(view: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = view.indexOf(0x20); at >= 0; at = view.indexOf(0x20, at + 1))
    found.add(view[at + 1] ?? endOfValue);
  return found;
}

const endOfValue = -1;
// What an escape, or one more space, begins with.
const escapeSigns = [0x20, 0x25, 0x26, 0x2b, 0x5c];

function markAfterSpace(values: readonly KnownValue[]): Uint8Array {
  const marks = new Uint8Array(129);
  for (const { afterSpace } of values) {
    for (const code of afterSpace) if (code >= 0) marks[Math.min(code, 128)] = 1;
    if (afterSpace.has(endOfValue)) marks.fill(1);
    if (afterSpace.size > 0) for (const code of escapeSigns) marks[code] = 1;
  }
  return marks;
}

function holdBytes(text: string): SecretBytes {
  const bytes = Buffer.from(text, 'utf8');
  return { use: (read) => read(bytes) };
}

function indexValues(values: readonly KnownValue[], classes: Uint8Array): ValueIndex {
  const table = createWindowTable<Spelling>(
    values.flatMap((value) =>
      value.windows.map(({ form, codes, behind }) => ({ codes, entry: { form, behind, value } })),
    ),
  );
  const longest = Math.max(windowLength, ...values.map(({ length }) => length));
  const search: TextSearch = {
    plain: (text, from, to, found) => {
      searchPlain(table, text, from, to, found);
    },
    classes,
    writers: createWriters(),
    reach: longest * 2 + edge,
    afterSpace: markAfterSpace(values),
    quoted: values.some(({ quoted }) => quoted),
    printable: values.every(({ printable }) => printable),
  };
  return { search, maxLength: Math.max(longest * 7, Math.min(longest * 20, 32_768)) + edge * 2 };
}

// What is read before a place: an escape that is cut, the run of digits before the end of a line.
const edge = 64;
const stride = 65_536;

function searchPlain(
  table: WindowTable<Spelling>,
  text: string,
  from: number,
  to: number,
  found: (start: number, end: number) => void,
): void {
  table.scan(text, from, to, (spellings, windowAt) => {
    for (const { form, behind, value } of spellings) {
      const at = windowAt - behind;
      if (at < from) continue;
      const end = matchValue(value, form, text, at);
      if (end < 0) continue;
      const [first, last] = spanOf(form, value.length, text, [at, end]);
      found(first, Math.min(last, to));
    }
  });
}

// A holder that was disposed of throws; what nobody holds any more is not looked for, and a text is redacted all the same.
function matchValue(value: KnownValue, form: SpellingForm, text: string, at: number): number {
  try {
    return value.use((view) =>
      view.length === value.length ? matchSpelling(form, view, text, at) : -1,
    );
  } catch {
    return -1;
  }
}

function spanOf(
  form: SpellingForm,
  length: number,
  text: string,
  span: readonly [number, number],
): readonly [number, number] {
  if (!form.startsWith('base64')) return span;
  const alignment = Number(form.slice(-1));
  const [, last] = base64Core(length, alignment);
  const after = last * 6 < (alignment + length) * 8;
  return withPadding(text, span, { before: alignment > 0, after });
}

function findValues(
  { search, maxLength }: ValueIndex,
  text: string,
  from: number,
  to: number,
): readonly DetectedSpan[] {
  const spans = new Map<number, number>();
  const step = Math.max(stride, maxLength);
  for (let block = from; block < to; block += step) {
    const blockEnd = Math.min(block + step, to);
    const read = Math.min(text.length, blockEnd + maxLength);
    const before = Math.max(0, block - search.reach - edge);
    searchText(search, text, before, read, (start, end) => {
      if (start < block || start >= blockEnd || end - start > maxLength) return;
      spans.set(start, Math.max(end, spans.get(start) ?? 0));
    });
  }
  return [...spans]
    .sort(([left], [right]) => left - right)
    .map(([start, end]) => ({ rule: 'known-value', category: 'secret', start, end }));
}
