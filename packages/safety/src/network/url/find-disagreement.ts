import { domainToASCII, domainToUnicode } from 'node:url';
import { formatAddress } from '../address/format-address.ts';
import { parseAddress } from '../address/parse-address.ts';
import type { SplitUrl } from './split-url.ts';
import type { UrlFault } from './url-fault.ts';

/** Where the letter of RFC 3986 and the parser of WHATWG see different places; undefined when they see the same. */
export function findDisagreement(split: SplitUrl, parsed: URL): UrlFault | undefined {
  return judgeUserinfo(split) ?? judgePort(split, parsed) ?? judgeHostText(split, parsed);
}

function judgeUserinfo({ userinfo = '' }: SplitUrl): UrlFault | undefined {
  if (userinfo.includes('@'))
    return {
      rule: 'second-at',
      reason: 'The URL holds two `@`, of which either may end the user.',
    };
  if (/%(?:0[0-9a-f]|1[0-9a-f]|20|23|2f|3a|3f|40|5b|5c|5d|7f)/iu.test(userinfo))
    return { rule: 'encoded-delimiter', reason: 'The user in the URL holds an encoded delimiter.' };
  return undefined;
}

function judgePort({ port = '', scheme }: SplitUrl, parsed: URL): UrlFault | undefined {
  if (!/^\d{0,10}$/u.test(port))
    return { rule: 'port', reason: 'The port of the URL is no number.' };
  const stated = port === '' ? '' : String(Number(port));
  const isSame = stated === parsed.port || (parsed.port === '' && isDefault(scheme, stated));
  return isSame ? undefined : { rule: 'port', reason: 'The port of the URL can be read twice.' };
}

function isDefault(scheme: string, port: string): boolean {
  return port === ({ http: '80', ws: '80', https: '443', wss: '443' }[scheme] ?? '');
}

function judgeHostText({ host }: SplitUrl, parsed: URL): UrlFault | undefined {
  if (host.includes('%'))
    return { rule: 'encoded-host', reason: 'The host of the URL is percent-encoded.' };
  if (host.startsWith('[')) return judgeIpv6(host, parsed.hostname);
  const isAscii = isAsciiText(host);
  if (isAscii && host.toLowerCase() === parsed.hostname) return judgePunycode(parsed.hostname);
  if (parseAddress(parsed.hostname) !== undefined)
    return { rule: 'odd-address', reason: 'The host is an address in a form that some misread.' };
  return isAscii || !isPlainUnicode(host, parsed.hostname)
    ? { rule: 'folded-host', reason: 'The host becomes another one when it is normalised.' }
    : undefined;
}

// A label that decodes to nothing, to ASCII or to what encodes otherwise is read as it stands by some, decoded by others.
function judgePunycode(host: string): UrlFault | undefined {
  const isSound = host
    .split('.')
    .filter((label) => label.startsWith('xn--'))
    .every((label) => {
      const decoded = domainToUnicode(label);
      return !isAsciiText(decoded) && domainToASCII(decoded) === label;
    });
  return isSound
    ? undefined
    : { rule: 'odd-punycode', reason: 'The host holds a part in punycode that is not sound.' };
}

function isAsciiText(text: string): boolean {
  return /^[\u0000-\u007f]*$/u.test(text);
}

function judgeIpv6(host: string, parsed: string): UrlFault | undefined {
  const address = parseAddress(host.slice(1, -1));
  const isSame = address?.family === 6 && formatAddress(address) === formatOf(parsed.slice(1, -1));
  return isSame ? undefined : { rule: 'odd-address', reason: 'The host is no plain IPv6 address.' };
}

function formatOf(text: string): string | undefined {
  const address = parseAddress(text);
  return address === undefined ? undefined : formatAddress(address);
}

// Each part that is not ASCII must stay itself but for its case: full-width letters, ligatures, other dots and invisible
// characters fold into names that nobody reads.
function isPlainUnicode(host: string, parsed: string): boolean {
  const labels = host.split('.');
  const folded = domainToUnicode(parsed).split('.');
  return (
    labels.length === folded.length &&
    labels.every((label, index) => {
      const meant = folded[index]?.normalize('NFC') ?? '';
      return lowered(label) === meant && isAsciiText(label) === isAsciiText(meant);
    })
  );
}

// By character: a final sigma is lowered otherwise at the end of a word.
function lowered(label: string): string {
  return Array.from(label.normalize('NFC'), (letter) => letter.toLowerCase())
    .join('')
    .normalize('NFC');
}
