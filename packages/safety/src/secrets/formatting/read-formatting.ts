/** What `readFormatting` answers where only more text can tell. */
export const undecided = -1;

// Longer ones are no sequences that a terminal would read: they stand for themselves.
const longestParameters = 64;
const spellings = ['\\u001b', '\\u{1b}', '\\x1b', '\\033', '\\e'];
const invisible = /[\u0007\u00ad\u200b-\u200d\u2060\ufeff]/u;
const spelled = /\\(?:u001b|u\{1b\}|x1b|033|e)[[\]]/iu;

/** Where formatting may begin: for the scan of a text that holds some. */
export const mayBegin: RegExp = /[\u0007\u001b\u009b\u00ad\u200b-\u200d\u2060\ufeff\\]/gu;

/** Whether a text holds anything that is looked at: quick where it does not. */
export function mayHoldFormatting(text: string): boolean {
  return (
    text.includes('\u001b') ||
    text.includes('\u009b') ||
    invisible.test(text) ||
    (text.includes('\\') && spelled.test(text))
  );
}

/** Whether a spelled sequence may begin at the end of a text that goes on. */
export function mayGoOn(text: string): boolean {
  return text.lastIndexOf('\\') > text.length - 8;
}

/**
 * Reads at `at` what a reader does not see: a control sequence of a terminal (ECMA-48, sections 5.4 and 8.3.89), also as a string of a
 * program spells it (`\x1b[32m`), or a character without width. Gives the place behind it; `at` where none stands there; `undecided`
 * where `text` goes on (`ended` is false) and more of it has to be known.
 */
export function readFormatting(text: string, at: number, ended: boolean): number {
  if (invisible.test(text.charAt(at))) return at + 1;
  if (text.charCodeAt(at) === 0x9b) return readParameters(text, at, at + 1, ended);
  const begun = readIntroducer(text, at, ended);
  if (begun <= at) return begun;
  const kind = text.charAt(begun);
  if (kind === '') return ended ? at : undecided;
  if (kind === '[') return readParameters(text, at, begun + 1, ended);
  if (kind === ']') return readCommand(text, begun + 1, ended);
  if (text.charCodeAt(at) !== 0x1b) return at;
  if (/[=>78c-eDEHMNOZ\\]/u.test(kind)) return begun + 1;
  if (!/[()*+]/u.test(kind)) return at;
  return begun + 2 <= text.length ? begun + 2 : ended ? at : undecided;
}

// Behind the escape character, however it is spelled.
function readIntroducer(text: string, at: number, ended: boolean): number {
  if (text.charCodeAt(at) === 0x1b) return at + 1;
  for (const spelling of spellings) {
    const part = text.slice(at, at + spelling.length).toLowerCase();
    if (part === spelling) return at + spelling.length;
    if (!ended && at + part.length === text.length && spelling.startsWith(part)) return undecided;
  }
  return at;
}

function readParameters(text: string, at: number, from: number, ended: boolean): number {
  let place = from;
  while (place < from + longestParameters && /[ -?]/u.test(text.charAt(place))) place += 1;
  if (place === text.length && place < from + longestParameters) return ended ? at : undecided;
  return /[@-~]/u.test(text.charAt(place)) ? place + 1 : at;
}

// Of a command such as a link or a title only what tells of which kind it is: what it says is text like any other.
function readCommand(text: string, from: number, ended: boolean): number {
  const known = /^\d{0,4};{0,2}/u.exec(text.slice(from, from + 6))?.[0] ?? '';
  const end = from + known.length;
  return end === text.length && !ended ? undecided : end;
}
