import { placeholderValues, placeholderWords } from './placeholder-words.data.ts';

/**
 * Whether a value only stands for a secret: a template, a reference, a mask, a word that says so, a repeated pattern or a run
 * of the alphabet. The empty text is a stand-in. Total, linear.
 */
export function isPlaceholder(value: string): boolean {
  return isTemplate(value) || isMask(value) || saysSo(value) || isMadeUp(value);
}

// What some language fills in later, or reads from somewhere else.
const templates: readonly RegExp[] = [
  /\$\{[\w.:?/ "'()-]{0,120}\}|\{\{[^{}]{0,120}\}\}|\$\([^()]{0,120}\)|[#@]\{[\w.: ]{1,80}\}|<%[^%]{0,120}%>|\[\[\w{1,60}\]\]/u,
  /^(?:\$\{|\{\{|\$\(|#\{|@\{|<%|\{%)/u,
  /<[A-Za-z][\w .:/-]{0,80}>/u,
  /^%?\{(?:[A-Za-z_.:]{0,80}|\d{0,2})\}s?$/u,
  /^ENC\[/u,
  /%(?:[A-Z][A-Z\d_]{1,60}|[A-Za-z][a-z_]{1,60}(?:[A-Z][a-z_]{1,30}){0,3})\d{0,3}%/u,
  /^\$[A-Za-z_][\w.:[\]'"]{0,120}$/u,
  /^\$\d{1,3}$/u,
  /^[%$@][a-z0-9]$/u,
  /^@@?[A-Z_]{3,60}@@?$/u,
  /^__[A-Za-z][A-Za-z0-9_]{0,60}__$/u,
  /^<[^<>]{0,120}>?$/u,
  /^\[[A-Za-z][\w :-]{0,60}\]?$/u,
  /^(?:process\.env|import\.meta|os\.(?:environ|getenv)|system\.getenv|env[.[(:]|\$env:|getenv\()/iu,
];

/** Whether a text refers to a value that is filled in or read elsewhere: `${X}`, `{{ x }}`, `<token>`, `%X%`, `$1`, `process.env.X`. */
export function isTemplate(value: string): boolean {
  return templates.some((template) => template.test(value));
}

/** Whether a text hides a value: stars, dots, `xxxx`; the empty text is one. */
export function isMask(value: string): boolean {
  return (
    value === '' ||
    /\*{3}|\.{3}|x{5}|X{5}|•{2}|…|#{4}|_{6}|-{6}|\?{3}|^[xX*.•]{1,8}$|^(.)\1{3,}$/u.test(value)
  );
}

function saysSo(value: string): boolean {
  return placeholderValues.includes(plainly(value)) || saysItStands(value);
}

/** Whether a word in a text says that something else belongs there: `example`, `changeme`, `your-token`. */
export function saysItStands(value: string): boolean {
  const plain = plainly(value);
  return placeholderWords.some((word) => plain.includes(word));
}

function plainly(value: string): string {
  return value.toLowerCase().replaceAll(/[-_ .:]/gu, '');
}

function isMadeUp(value: string): boolean {
  if (value.length < 8) return value.length >= 4 && covered(value, 0) === value.length;
  return (
    covered(value, 0) * 2 > value.length ||
    alphabetical(value) * 3 > value.length * 2 ||
    isPeriodic(value)
  );
}

// How many characters stand in runs whose neighbours differ by `step`: 0 is one character repeated, 1 the alphabet.
function covered(value: string, step: number): number {
  let total = 0;
  for (let start = 0; start < value.length;) {
    let end = start + 1;
    while (end < value.length && value.charCodeAt(end) - value.charCodeAt(end - 1) === step)
      end += 1;
    if (end - start >= 4) total += end - start;
    start = end;
  }
  return total;
}

function alphabetical(value: string): number {
  const turned = value.replaceAll(/9(?=0)/gu, '/');
  return Math.max(covered(turned, 1), covered(turned, -1));
}

// Repeated as a whole or behind a prefix of a vendor: the second half of the text decides.
function isPeriodic(value: string): boolean {
  const tail = value.slice(Math.floor(value.length / 4));
  for (let period = 1; period <= 6 && period * 3 <= tail.length; period += 1)
    if (tail.startsWith(tail.slice(period))) return true;
  return false;
}
