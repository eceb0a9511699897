import { findHiddenCharacter } from '../../text/find-hidden-character.ts';

/** What a rule says against a name; absent means nothing. */
export interface NameFault {
  readonly decision: 'ask' | 'deny';
  readonly reason: string;
}

/** A rule over one name of a path, whatever is there. */
export interface NameRule {
  readonly rule: string;
  readonly find: (name: string) => NameFault | undefined;
}

const maxNameBytes = 255;
const devices =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d\u00b9\u00b2\u00b3]|lpt[\d\u00b9\u00b2\u00b3])$/iu;
// Overlong forms of UTF-8 and the forms of old servers, however often they are encoded.
const overlong = /%(?:25)*(?:c[01]|e0%(?:25)*[89][\da-f]|f0%(?:25)*8[\da-f]|u[\da-f]{4})/iu;
const joining =
  '\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Mymr}\\p{sc=Khmr}';

/** Names that some platform reads as something else; every rule holds on every platform, since files travel. */
export const nameRules: readonly NameRule[] = [
  {
    rule: 'device-name',
    find: denyIf('This name is a device on Windows.', (name) =>
      devices.test(untilMark(name.normalize('NFC'))),
    ),
  },
  {
    rule: 'stream-name',
    find: denyIf('A colon begins a stream or a drive on Windows.', (name) => name.includes(':')),
  },
  {
    rule: 'short-name',
    find: denyIf(
      'This is the form of a short name, which stands for another one on Windows.',
      (name) => /^[^.~]{1,7}~\d{1,6}(?:\.[^.]{1,3})?$/u.test(name),
    ),
  },
  {
    rule: 'trailing-dot-or-space',
    find: denyIf('Windows drops dots and spaces at the end of a name.', (name) =>
      /[. ]$/u.test(name),
    ),
  },
  {
    rule: 'wildcard-name',
    find: denyIf(
      'This name holds a character that Windows and shells keep for themselves.',
      (name) => /[*?<>|"]/u.test(name),
    ),
  },
  {
    rule: 'encoded-name',
    find: denyIf(
      'This name becomes a separator or dots once it is decoded.',
      (name) => overlong.test(name) || hidesSeparator(decoded(name)),
    ),
  },
  {
    rule: 'separator-lookalike',
    find: denyIf('This name holds a sign that normalises to a separator.', (name) =>
      /[/\\\u2044\u2215]/u.test(name.normalize('NFKC').replaceAll(/\p{N}\u2044\p{N}/gu, '')),
    ),
  },
  {
    rule: 'long-name',
    find: denyIf(
      `A name has at most ${String(maxNameBytes)} bytes.`,
      (name) => Buffer.byteLength(name) > maxNameBytes,
    ),
  },
  { rule: 'hidden-characters', find: findHidden },
];

function denyIf(reason: string, holds: (name: string) => boolean): NameRule['find'] {
  return (name) => (holds(name) ? { decision: 'deny', reason } : undefined);
}

function untilMark(name: string): string {
  return (/^[^.:]*/u.exec(name)?.[0] ?? '').trimEnd();
}

function decoded(name: string): string {
  let text = name;
  for (let round = 0; round < 5 && /%[\da-f]{2}/iu.test(text); round += 1)
    text = text.replaceAll(/(?:%[\da-f]{2})+/giu, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
  return text === name ? '' : text.normalize('NFKC');
}

function hidesSeparator(text: string): boolean {
  return /[/\\\0]|\.\./u.test(text) || text === '.';
}

// Joiners are spelling in some scripts, and parts of pictures; elsewhere nobody sees them.
const spelling = new RegExp(
  `(?<=[${joining}]\\p{M}*)[\\u200c\\u200d](?=[${joining}])|(?<=\\p{Extended_Pictographic}\\p{M}*)(?:\\ufe0f|\\u200d(?=\\p{Extended_Pictographic}))`,
  'gu',
);

function findHidden(name: string): NameFault | undefined {
  const rest = name.replaceAll(spelling, '');
  const hidden = /[\n\t]/u.test(rest) ? 'a line break or tab' : findHiddenCharacter(rest)?.name;
  if (hidden === undefined) return undefined;
  return { decision: 'ask', reason: `This name holds an invisible character: ${hidden}.` };
}
