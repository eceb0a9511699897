import type { PolicySource } from './policy.ts';

/** A key or the number of an entry, from the outside in. */
export type DocumentPath = readonly (string | number)[];

/** A place in a text; both count from 1. */
export interface TextPosition extends Pick<PolicySource, 'line'> {
  readonly column: number;
}

/** What a JSON or YAML text says, and where. */
export interface PositionedDocument {
  readonly value: unknown;
  /** Where a part begins; of one that is not there: what would hold it. */
  positionOf(path: DocumentPath): TextPosition;
}

/** Why a text is no document. */
export interface DocumentFault {
  readonly position: TextPosition;
  /** One sentence part of the reader, without the text. */
  readonly fault: string;
}

// A policy is written by hand; what is larger is none.
const maxLength = 262_144;

/** Reads JSON or YAML 1.2 without aliases, tags and repeated keys; loads the reader when it is called. */
export async function readPositionedDocument(
  text: string,
): Promise<{ readonly document: PositionedDocument } | { readonly fault: DocumentFault }> {
  if (text.length > maxLength) return faultAt(`at most ${String(maxLength)} characters`);
  const { LineCounter, parseDocument, isNode } = await import('./yaml-reader.ts');
  const lineCounter = new LineCounter();
  const at = (offset: number): TextPosition => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const parsed = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
    const wrong = [...parsed.errors, ...parsed.warnings][0];
    if (wrong !== undefined)
      return { fault: { position: at(wrong.pos[0]), fault: firstLine(wrong.message) } };
    const value: unknown = parsed.toJS({ maxAliasCount: 0 });
    const positionOf = (path: DocumentPath): TextPosition => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = parsed.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return at(node.range[0]);
      }
      return at(parsed.range[0]);
    };
    return { document: { value, positionOf } };
  } catch {
    return faultAt('a document without aliases that is not nested too deeply');
  }
}

function faultAt(expected: string): { readonly fault: DocumentFault } {
  return { fault: { position: { line: 1, column: 1 }, fault: `expected ${expected}` } };
}

const firstLine = (message: string): string => message.split('\n', 1)[0]?.slice(0, 200) ?? '';
