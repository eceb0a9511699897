import { describingWords } from './describing-words.data.ts';
import { entropyOf } from './entropy-of.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { looksLikeCode } from './looks-like-code.ts';
import { wordsOf } from './words-of.ts';

/** Whether a value could have been made by a machine to be kept: letters mixed with digits, no words. Total, linear. */
export function isTokenLike(value: string): boolean {
  if (value.length < 8 || /\s/u.test(value)) return false;
  // Digits alone are a number of something, but not this many.
  if (/^\d{24,64}$/u.test(value)) return entropyOf(value) >= 2.7;
  if (!/[A-Za-z]/u.test(value) || looksLikeCode(value)) return false;
  return isMixed(value) && entropyOf(value) >= (value.length < 12 ? 2.4 : 2.7);
}

/** Whether what is assigned to something named as a token, a key or a secret is one. */
export function isAssignedSecret(value: string): boolean {
  return (
    value.length >= 10 &&
    isTokenLike(value) &&
    !isPlaceholder(value) &&
    !isName(value.replace(/[)\]};:,]{1,8}$/u, ''))
  );
}

/** Whether what is assigned in quotes to something named as a password is one: weak ones are, labels and sentences are not. */
export function isAssignedPassword(value: string): boolean {
  if (!/[A-Za-z\d]/u.test(value) || isPlaceholder(value) || /fake|^test/iu.test(value))
    return false;
  if (looksLikeCode(value) && !/^\d{6,12}$/u.test(value)) return false;
  return /\s/u.test(value) ? isPassphrase(value) : !describes(value);
}

/** Whether what is assigned without quotes to something named as a password is one, and no name of a variable or a type. */
export function isPlainPassword(value: string): boolean {
  if (value.length < 6 || looksLikeCode(value)) return false;
  return (isMixed(value) || strange(value) >= 3) && isAssignedPassword(value);
}

// Digits among letters, or capitals in more places than words have them.
function isMixed(value: string): boolean {
  if (/\d/u.test(value)) return true;
  const turns = value.match(/[a-z][A-Z]/gu)?.length ?? 0;
  return strange(value) >= 2 || (value.length >= 16 && turns * 5 >= value.length);
}

function strange(value: string): number {
  return new Set(value.replaceAll(/[\w.:/,\s-]/gu, '')).size;
}

// Words with a number behind them: `ultraPictureBox1`, `DOC_Vector_5_32`, `prod-cluster-2024`.
function isName(value: string): boolean {
  const digits = value.replaceAll(/\D/gu, '').length;
  if (digits > 8 || /[^\w$.:/-]/u.test(value) || digits * 4 > value.length) return false;
  return wordsOf(value).every((word) => /^[xvsnk]$/u.test(word) || isWord(word));
}

function isWord(word: string): boolean {
  if (describingWords.includes(word)) return true;
  if (word.length > 14 || /[^aeiouy]{5}|[aeiou]{4}|q[^u]/u.test(word)) return false;
  const vowels = word.replaceAll(/[^aeiouy]/gu, '').length;
  return word.length >= 4 && vowels * 5 >= word.length;
}

function describes(value: string): boolean {
  const words = wordsOf(value);
  return (
    strange(value) < 3 &&
    value.replaceAll(/\D/gu, '').length <= 2 &&
    words.length > 0 &&
    words.every((word) => describingWords.includes(word))
  );
}

// All in lower case and nothing of what a form or a message says.
function isPassphrase(value: string): boolean {
  if (/^[A-Z][a-z]|[.:!?]$|[=<>{}|]/u.test(value)) return false;
  return !/\b(?:password|passphrase|token|secret|key|enter|invalid|required|your|must|please|the|is|are|not|user)\b/iu.test(
    value,
  );
}
