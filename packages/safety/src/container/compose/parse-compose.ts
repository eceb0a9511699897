import type { Document } from 'yaml';
import { ComposeFault } from './compose-fault.ts';

/** A mapping of a Compose file. */
export type ComposeMap = { readonly [key: string]: ComposeValue };

/** What a Compose file says after anchors, aliases and merge keys. A value under `!reset` or `!override` is a mapping with that mark alone. */
export type ComposeValue = string | number | boolean | null | readonly ComposeValue[] | ComposeMap;

/** The marks that tags of Compose leave; no key of a file can be one, since YAML holds no NUL. */
export const composeMarks = { reset: '\0reset', override: '\0override' } as const;

// What is larger is written to be too large.
const maxLength = 1_048_576;
// YAML 1.1 broke lines at these, too, and Compose's reader still does.
const otherBreaks = /[\u0085\u2028\u2029]|\r(?!\n)/u;
const maxAliases = 200;
const maxDepth = 64;

/**
 * Reads one Compose file: YAML with anchors, aliases, merge keys, `!reset` and `!override`, and nothing else that another reader might
 * take otherwise: several documents, repeated keys and other tags are denied. Throws `ComposeFault`.
 */
export async function parseCompose(text: string, path: string): Promise<ComposeMap> {
  if (text.length > maxLength) throw unread(path, `it has over ${String(maxLength)} characters`);
  if (otherBreaks.test(text))
    throw unread(path, 'it holds a line break that not every reader sees');
  const { parseAllDocuments, visit, YAMLMap, Scalar, Pair } = await import('yaml');
  const parsed = parseAllDocuments(text, { merge: true, uniqueKeys: true, prettyErrors: false });
  const [document, second] = Array.isArray(parsed) ? parsed : [];
  if (document === undefined) return {};
  if (second !== undefined) throw unread(path, 'it holds several documents');
  assertReadable(document, path, (message) => /!(?:reset|override)\b/u.test(message));
  visit(document, (_key, node) => {
    if (typeof node !== 'object' || node === null || !('tag' in node)) return undefined;
    const { tag } = node;
    if (tag !== '!reset' && tag !== '!override') return undefined;
    const kind = tag === '!reset' ? 'reset' : 'override';
    delete node.tag;
    const marked = new YAMLMap();
    marked.items.push(new Pair(new Scalar(composeMarks[kind]), node));
    return marked;
  });
  const value = toValue(convert(document, path), path, 0);
  if (value === null) return {};
  if (!isMap(value)) throw unread(path, 'it is no mapping');
  return value;
}

/** Whether a value is a mapping. */
export function isMap(value: ComposeValue | undefined): value is ComposeMap {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Whether a value is a list. */
export function isList(value: ComposeValue | undefined): value is readonly ComposeValue[] {
  return Array.isArray(value);
}

function assertReadable(
  { errors, warnings }: Document.Parsed,
  path: string,
  isKnown: (message: string) => boolean,
): void {
  const wrong = [...errors, ...warnings.filter(({ message }) => !isKnown(message))][0];
  if (wrong !== undefined) throw unread(path, wrong.message.split('\n', 1)[0]?.slice(0, 200) ?? '');
}

function convert(document: Document.Parsed, path: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return value;
  } catch {
    throw unread(path, 'its aliases have no end');
  }
}

// A reader of YAML may make dates and the like, and Compose texts: what differs is not guessed.
function toValue(value: unknown, path: string, depth: number): ComposeValue {
  if (depth > maxDepth) throw unread(path, 'it is nested too deeply');
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map((item) => toValue(item, path, depth + 1));
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array)
    throw unread(path, 'it holds a value of an unknown kind');
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, toValue(entry, path, depth + 1)]),
  );
}

function unread(path: string, why: string): ComposeFault {
  return new ComposeFault('compose-unreadable', `${path} cannot be read for certain: ${why}.`);
}
