import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import { propertyOf } from '../arguments/schema-types.ts';
import { asArray } from '../../wire/json-fields.ts';
import type { TagGrammar } from './tag-grammar.ts';
import { TextCursor } from './text-cursor.ts';
import type { ToolIndex } from './tool-index.ts';

/** How many tags may still be looked at. */
export interface ScanBudget {
  steps: number;
}

/** A call whose parameters are being read. */
export interface OpenCall {
  readonly cursor: TextCursor;
  readonly grammar: TagGrammar;
  readonly name: string;
  readonly tools: ToolIndex;
  /** The parameters so far, with the one that is being read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly repairs: Set<ArgumentRepair>;
  readonly budget: ScanBudget;
}

/**
 * Reads a value up to its closing tag: the first one behind which the structure goes on, or, where the value holds whole
 * parameters, the one behind them. `doubtful` when both readings make a call. Leaves the cursor behind the tag.
 */
export function readTaggedValue(
  call: OpenCall,
  close: string,
): { readonly text: string } | 'doubtful' | undefined {
  const { cursor, grammar, budget } = call;
  const { text, at: start } = cursor;
  const simple = findEnd(call, close, false);
  const balanced = grammar.looseEnds ? findEnd(call, close, true) : -1;
  const nested = simple !== -1 && balanced > simple;
  if (nested && beginsWanted(call, simple + close.length)) return 'doubtful';
  const end = balanced === -1 ? simple : balanced;
  const missed = grammar.looseEnds && !nested ? findMissedEnd(call, close, end) : undefined;
  if (missed === 'doubtful' || budget.steps < 0) return 'doubtful';
  if (missed === undefined && end === -1) return undefined;
  if (missed !== undefined) call.repairs.add('missing-tag');
  cursor.at = missed ?? end + close.length;
  return { text: trimLines(text.slice(start, missed ?? end), grammar) };
}

/** The closing tag of the value; -1 when there is none. */
function findEnd(call: OpenCall, close: string, balanced: boolean): number {
  const { cursor, grammar, budget } = call;
  const { text } = cursor;
  let depth = 0;
  for (let at = text.indexOf('<', cursor.at); at !== -1; at = text.indexOf('<', at + 1)) {
    budget.steps -= 1;
    if (budget.steps < 0) return -1;
    if (text.startsWith(close, at)) {
      if (depth > 0) depth -= 1;
      else if (goesOn(call, at + close.length)) return at;
    } else if (balanced && new TextCursor(text, at).take(grammar.parameterOpen) !== undefined)
      depth += 1;
  }
  return -1;
}

function goesOn(call: OpenCall, at: number): boolean {
  const { cursor, grammar, budget } = call;
  const next = new TextCursor(cursor.text, at).skipSpace();
  budget.steps -= (next.at - at) >> 4;
  if (next.ended) return true;
  const key = next.take(grammar.parameterOpen)?.trim();
  if (key !== undefined) return isKnown(call, key) || !isOverClosed(call, at);
  if (next.take(grammar.containerClose) !== undefined) return next.skipSpace().ended;
  return next.take(grammar.callClose) !== undefined && endsCall(next, grammar);
}

/** Whether more parameters are closed than opened up to the end: then one that the tool does not have is part of a value. */
function isOverClosed({ cursor, grammar, budget }: OpenCall, from: number): boolean {
  const { text } = cursor;
  let surplus = 0;
  for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', at + 1)) {
    budget.steps -= 1;
    if (budget.steps < 0) return false;
    if (grammar.looseEnds && text.startsWith('</parameter>', at)) surplus += 1;
    else if (new TextCursor(text, at).take(grammar.parameterOpen) !== undefined) surplus -= 1;
  }
  return surplus > 0;
}

function endsCall(next: TextCursor, grammar: TagGrammar): boolean {
  next.skipSpace();
  if (next.ended || next.take(grammar.callOpen) !== undefined) return true;
  return next.take(grammar.containerClose) !== undefined && next.skipSpace().ended;
}

/** Where a value ends whose closing tag is missing; absent when nothing says so. */
function findMissedEnd(
  call: OpenCall,
  close: string,
  end: number,
): number | 'doubtful' | undefined {
  const { cursor, grammar, budget } = call;
  const { text, at: start } = cursor;
  const until = end === -1 ? text.length : end;
  // Tags in pairs are part of the value.
  let open = 0;
  let first: { readonly at: number; readonly key: string } | undefined;
  for (let at = text.indexOf('<', start); at !== -1 && at < until; at = text.indexOf('<', at + 1)) {
    budget.steps -= 1;
    if (budget.steps < 0) return 'doubtful';
    if (text.startsWith(close, at)) open -= 1;
    const opened = new TextCursor(text, at);
    const key = opened.take(grammar.parameterOpen)?.trim();
    if (key === undefined) {
      if (end === -1 && closesCall(text, at, grammar)) return first?.at ?? at;
      continue;
    }
    open += 1;
    if (first === undefined && beginsLine(text, at) && isWanted(call, key))
      first = text.includes(text.slice(at, opened.at), opened.at) ? undefined : { at, key };
  }
  if (open <= 0 || first === undefined) return undefined;
  return end === -1 || isRequired(call, first.key) ? first.at : 'doubtful';
}

function closesCall(text: string, at: number, grammar: TagGrammar): boolean {
  const next = new TextCursor(text, at);
  return next.take(grammar.callClose) !== undefined && endsCall(next, grammar);
}

function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before -= 1;
  return before < 0 || text[before] === '\n';
}

/** Whether a parameter begins here that the tool has and that was not given yet. */
function beginsWanted(call: OpenCall, at: number): boolean {
  const next = new TextCursor(call.cursor.text, at).skipSpace();
  const key = next.take(call.grammar.parameterOpen)?.trim();
  return key !== undefined && isWanted(call, key);
}

function isKnown({ name, tools }: OpenCall, key: string): boolean {
  const schema = tools.schemaOf(name);
  return schema === undefined || propertyOf(schema, key) !== undefined;
}

function isWanted(call: OpenCall, key: string): boolean {
  return !call.texts.has(key) && isKnown(call, key);
}

// Without a required parameter the other reading is no valid call.
function isRequired({ name, tools }: OpenCall, key: string): boolean {
  return asArray(tools.schemaOf(name)?.schema['required']).includes(key);
}

function trimLines(value: string, { ownLines }: TagGrammar): string {
  if (!ownLines) return value;
  const lineEnd = value.startsWith('\r\n') ? '\r\n' : '\n';
  const start = value.startsWith(lineEnd) ? lineEnd.length : 0;
  return value.slice(
    start,
    value.endsWith(lineEnd) && value.length > start ? -lineEnd.length : undefined,
  );
}
