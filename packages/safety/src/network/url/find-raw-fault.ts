import type { UrlFault } from './url-fault.ts';

/** Longer URLs are cut by some that handle them. */
const maxUrlLength = 8_192;

/** What in the raw text makes parsers read it differently (RFC 3986 against WHATWG against curl); undefined when there is nothing. */
export function findRawFault(text: string): UrlFault | undefined {
  const tooLong = findLengthFault(text);
  if (tooLong !== undefined) return tooLong;
  // Stripped by some, kept by others: tabs and line ends anywhere, spaces at the ends, controls of C1.
  if (/[\u0000-\u0020\u007f-\u009f]/u.test(text))
    return { rule: 'control-character', reason: 'The URL holds a space or a control character.' };
  if (/[\u2028\u2029\ufffd]|\p{Cs}/u.test(text))
    return { rule: 'control-character', reason: 'The URL holds a character that is no text.' };
  if (/^[^?#]*\\/u.test(text))
    return { rule: 'backslash', reason: 'The URL holds a backslash, which some take for a slash.' };
  return undefined;
}

/** The fault of a URL that is too long; undefined when it is not. */
export function findLengthFault(text: string): UrlFault | undefined {
  if (text.length <= maxUrlLength) return undefined;
  const reason = `The URL is longer than ${String(maxUrlLength)} characters.`;
  return { rule: 'url-length', reason };
}
