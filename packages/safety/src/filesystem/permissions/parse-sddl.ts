import { failed, ok, type Result } from '@selfware/contracts';
import { rightMasks, sidAliases } from './security-identifiers.data.ts';

/** One entry of an access control list. */
export interface AccessEntry {
  readonly effect: 'allow' | 'deny';
  readonly sid: string;
  /** Unsigned. */
  readonly mask: number;
}

/** Who owns an object, and who may do what with it. */
export interface SecurityDescriptor {
  /** Absent when the text does not say. */
  readonly owner?: string;
  /** In order; absent means that there is no list at all, which allows everybody everything. */
  readonly entries?: readonly AccessEntry[];
}

const maxLength = 65_536;

/**
 * Reads a security descriptor as text (SDDL, MS-DTYP 2.5.1). It is the same in every language of Windows. Anything it does not
 * understand in full is a failure, never skipped.
 */
export function parseSddl(text: string): Result<SecurityDescriptor, string> {
  if (text.length > maxLength) return failed('it is too long');
  const match =
    /^(?:O:([^:()]*?))?(?:G:([^:()]*?))?(?:D:([A-Z_]*)((?:\([^()]*\))*))?(?:S:[^\n]*)?$/u.exec(
      text.trim(),
    );
  if (match === null || text.trim() === '') return failed('it is no security descriptor');
  const [, ownerText, , flags, list = ''] = match;
  const owner = ownerText === undefined ? undefined : readSid(ownerText);
  if (ownerText !== undefined && owner === undefined) return failed(`its owner is ${ownerText}`);
  const stated = owner === undefined ? {} : { owner };
  // A text without the part about access says nothing of it; what was asked for was that part.
  if (flags === undefined) return failed('it tells nothing of access');
  if (flags === 'NO_ACCESS_CONTROL') return ok(stated);
  if (!/^(?:P|AI|AR)*$/u.test(flags)) return failed(`its list has the flags ${flags}`);
  const entries: AccessEntry[] = [];
  for (const [, body = ''] of list.matchAll(/\(([^()]*)\)/gu)) {
    const entry = readEntry(body);
    if (entry === undefined) return failed(`its entry (${body}) is not understood`);
    entries.push(entry);
  }
  return ok({ ...stated, entries });
}

const effects: Readonly<Record<string, AccessEntry['effect']>> = {
  A: 'allow',
  OA: 'allow',
  D: 'deny',
};

function readEntry(body: string): AccessEntry | undefined {
  const [type = '', flags = '', rights = '', , , sidText = '', ...more] = body.split(';');
  const effect = effects[type];
  const mask = readRights(rights);
  const sid = readSid(sidText);
  const isPlain = more.length === 0 && /^(?:CI|OI|NP|IO|ID)*$/u.test(flags);
  if (!isPlain || effect === undefined || mask === undefined || sid === undefined) return undefined;
  // A refusal that only what is created inside inherits refuses nothing here.
  return effect === 'deny' && flags.includes('IO')
    ? { effect, sid, mask: 0 }
    : { effect, sid, mask };
}

function readRights(text: string): number | undefined {
  if (/^0x[\da-f]{1,8}$/iu.test(text)) return Number(text);
  if (/^\d{1,10}$/u.test(text)) return Number(text) >>> 0;
  let mask = 0;
  for (let at = 0; at < text.length; at += 2) {
    const right = rightMasks[text.slice(at, at + 2)];
    if (right === undefined) return undefined;
    mask = (mask | right) >>> 0;
  }
  return mask;
}

/** A SID from its own form or from two letters; a group of an unknown domain keeps its letters, which nobody trusts. */
function readSid(text: string): string | undefined {
  if (/^S-1-(?:\d{1,15}|0x[\da-f]{1,12})(?:-\d{1,10}){1,15}$/iu.test(text))
    return text.toUpperCase();
  if (Object.hasOwn(sidAliases, text)) return sidAliases[text];
  return /^[A-Z]{2}$/u.test(text) ? text : undefined;
}
