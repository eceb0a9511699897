import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import { propertyOf } from '../arguments/schema-types.ts';
import { asArray } from '../../wire/json-fields.ts';
import type { FoundBlock } from '../text/found-block.ts';
import { readJsonBody } from '../text/read-json-body.ts';
import { toolName } from './decode-json-calls.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import { finishJsonCall, finishTextCall } from './finish-call.ts';
import { grammarOf, type TagGrammar } from './tag-grammar.ts';
import { TextCursor } from './text-cursor.ts';
import type { ToolIndex } from './tool-index.ts';

/** The calls of a block whose parameters are tags. */
export function decodeTaggedCalls(block: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  const grammar = grammarOf(block.format);
  const cursor = new TextCursor(block.raw);
  cursor.skipSpace().take(grammar.container);
  const calls: DecodedCall[] = [];
  for (;;) {
    cursor.skipSpace();
    const written = cursor.take(grammar.callOpen);
    if (written === undefined) break;
    const call = readCall(cursor, grammar, toolName(written, tools), tools);
    calls.push(call);
    if (call.status !== 'call') return calls;
  }
  const closed = cursor.take(grammar.containerClose) !== undefined;
  if (!cursor.skipSpace().ended || calls.length === 0) return [junk];
  return closed || block.ending === 'closed' ? calls : calls.map(withMissingTag);
}

function readCall(
  cursor: TextCursor,
  grammar: TagGrammar,
  name: string,
  tools: ToolIndex,
): DecodedCall {
  const texts = new Map<string, string>();
  const repairs = new Set<ArgumentRepair>();
  const call: OpenCall = { cursor, grammar, name, tools, texts, repairs };
  const json = readJsonBetween(cursor, grammar);
  if (json !== undefined) return finishJsonCall(tools, name, json, false);
  for (;;) {
    const { at } = cursor.skipSpace();
    const key = cursor.take(grammar.parameterOpen)?.trim();
    if (key === undefined) break;
    const close = grammar.parameterClose(key, cursor.text.slice(at, cursor.at));
    if (texts.has(key) || !mayHave(call, key)) return doubtful(call, key);
    texts.set(key, '');
    const value = readValue(call, close);
    if (value === undefined) return unfinished(name);
    if (value === 'doubtful') return doubtful(call, key);
    texts.set(key, value.text);
  }
  if (cursor.take(grammar.callClose) === undefined) repairs.add('missing-tag');
  return finishTextCall(tools, name, texts, [...repairs]);
}

/** The JSON object that some models write where the parameters belong; absent when there is none. */
function readJsonBetween(cursor: TextCursor, grammar: TagGrammar): string | undefined {
  const { at, text } = cursor.skipSpace();
  if (text[at] !== '{') return undefined;
  const reader = readJsonBody({ closers: [], again: false });
  reader.read({ text, at, shift: 0, final: true });
  const end = reader.values[0]?.end ?? text.length;
  const behind = new TextCursor(text, end).skipSpace();
  if (behind.take(grammar.callClose) === undefined) return undefined;
  cursor.at = behind.at;
  return text.slice(at, end);
}

interface OpenCall {
  readonly cursor: TextCursor;
  readonly grammar: TagGrammar;
  readonly name: string;
  readonly tools: ToolIndex;
  readonly texts: Map<string, string>;
  readonly repairs: Set<ArgumentRepair>;
}

/** Whether the tool may have the parameter; one that its schema forbids is likely to be a part of a value. */
function mayHave({ name, tools }: OpenCall, key: string): boolean {
  const view = tools.schemaOf(name);
  if (view === undefined || propertyOf(view, key) !== undefined) return true;
  return view.schema['additionalProperties'] !== false;
}

/**
 * A value ends at its closing tag, and only where the structure goes on behind it: code that holds the tag stays whole.
 * Leaves the cursor behind the tag.
 */
function readValue(
  call: OpenCall,
  close: string,
): { readonly text: string } | 'doubtful' | undefined {
  const { cursor, grammar } = call;
  const { text, at: start } = cursor;
  let end = text.indexOf(close, start);
  while (end !== -1 && !goesOn(call, end + close.length)) end = text.indexOf(close, end + 1);
  const missed = grammar.looseEnds ? findMissedEnd(call, close, start, end) : undefined;
  if (missed === 'doubtful') return 'doubtful';
  if (missed === undefined && end === -1) return undefined;
  if (missed !== undefined) call.repairs.add('missing-tag');
  cursor.at = missed ?? end + close.length;
  return { text: trimLines(text.slice(start, missed ?? end), grammar) };
}

function goesOn({ cursor, grammar }: OpenCall, at: number): boolean {
  const next = new TextCursor(cursor.text, at).skipSpace();
  if (next.ended || next.take(grammar.parameterOpen) !== undefined) return true;
  if (next.take(grammar.containerClose) !== undefined) return next.skipSpace().ended;
  return next.take(grammar.callClose) !== undefined && endsCall(next, grammar);
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
  start: number,
  end: number,
): number | 'doubtful' | undefined {
  const { cursor, grammar } = call;
  const { text } = cursor;
  const until = end === -1 ? text.length : end;
  // Tags in pairs are part of the value.
  let open = 0;
  let first: { readonly at: number; readonly key: string } | undefined;
  for (let at = text.indexOf('<', start); at !== -1 && at < until; at = text.indexOf('<', at + 1)) {
    if (text.startsWith(close, at)) open -= 1;
    const opened = new TextCursor(text, at);
    const key = opened.take(grammar.parameterOpen)?.trim();
    if (key === undefined) {
      if (end === -1 && closesCall(text, at, grammar)) return first?.at ?? at;
      continue;
    }
    open += 1;
    const once = !text.includes(text.slice(at, opened.at), opened.at);
    if (first === undefined && once && beginsLine(text, at) && isWanted(call, key))
      first = { at, key };
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

function isWanted({ name, tools, texts }: OpenCall, key: string): boolean {
  return !texts.has(key) && propertyOf(tools.schemaOf(name), key) !== undefined;
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

function withMissingTag(call: DecodedCall): DecodedCall {
  if (call.status !== 'call') return call;
  return { ...call, repairs: [...new Set([...call.repairs, 'missing-tag' as const])] };
}

const junk = refuse(
  'ambiguous-call',
  'The call was not run, because there is text between its tags. Repeat it with nothing but its parameters inside.',
);

function unfinished(name: string): DecodedCall {
  const text = `The call of ${JSON.stringify(name.slice(0, 100))} was not run, because it does not end. Repeat it as a whole.`;
  return refuse('unfinished-call', text, { name });
}

function doubtful({ name }: OpenCall, key: string): DecodedCall {
  const text = `The call of ${JSON.stringify(name.slice(0, 100))} was not run: its parameter ${JSON.stringify(key.slice(0, 100))} is unknown, given twice or not closed, so that nobody can tell where a value ends. Give every known parameter once, and close each.`;
  return refuse('ambiguous-call', text, { name });
}
