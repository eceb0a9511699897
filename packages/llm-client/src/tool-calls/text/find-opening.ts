import { openingTokens, type OpeningKind } from './opening-tokens.data.ts';
import { matchToken, undecided } from './match-token.ts';

/** A token that means something, where it was looked for. */
export interface Opening {
  readonly kind: OpeningKind;
  readonly token: string;
  /** UTF-16 units, with the header that belongs to it. */
  readonly length: number;
  /** What a Harmony header says; absent for other tokens. */
  readonly header?: { readonly channel: string; readonly recipient?: string };
}

/** Looks for a token at one place. */
export interface OpeningFinder {
  /** The token that begins at the place; `more` when what follows decides. */
  find(text: string, at: number, final: boolean): Opening | 'more' | undefined;
}

/** Creates a finder that looks at the tokens with the same second unit only. */
export function createOpeningFinder(): OpeningFinder {
  const bySecond = new Map<number, (readonly [string, OpeningKind])[]>();
  for (const row of openingTokens) {
    const unit = row[0].charCodeAt(1);
    bySecond.set(unit, [...(bySecond.get(unit) ?? []), row]);
  }
  return {
    find(text, at, final) {
      if (at + 1 >= text.length) return final ? undefined : 'more';
      const first = text.charCodeAt(at);
      let open = false;
      for (const [token, kind] of bySecond.get(text.charCodeAt(at + 1)) ?? []) {
        if (token.charCodeAt(0) !== first) continue;
        const length = matchToken(text, at, [token], final);
        if (length > 0)
          return kind === 'harmony' ? findHeader(text, at, final) : { kind, token, length };
        open ||= length === undecided;
      }
      return open ? 'more' : undefined;
    },
  };
}

const maxHeader = 400;
const header =
  /^(?<start><\|start\|>[^<]{0,128})?(?:<\|channel\|>(?<channel>[^<]{0,128}))?(?:<\|constrain\|>[^<]{0,64})?<\|message\|>/u;

/** A Harmony header, from its first token to the message. */
function findHeader(text: string, at: number, final: boolean): Opening | 'more' | undefined {
  const piece = text.slice(at, at + maxHeader);
  const groups = header.exec(piece);
  if (groups === null) return final || piece.length === maxHeader ? undefined : 'more';
  const { start = '', channel = '' } = groups.groups ?? {};
  const recipient = /\bto=([\w.:-]{1,128})/u.exec(`${start} ${channel}`)?.[1];
  return {
    kind: 'harmony',
    token: '<|channel|>',
    length: groups[0].length,
    header: {
      channel: /^\s*(\w*)/u.exec(channel)?.[1] ?? '',
      ...(recipient === undefined ? {} : { recipient }),
    },
  };
}
