import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import { propertyOf } from '../arguments/schema-types.ts';
import type { FoundBlock } from '../text/found-block.ts';
import { readJsonBody } from '../text/read-json-body.ts';
import { toolName } from './decode-json-calls.ts';
import { refuse, type DecodedCall } from './decoded-call.ts';
import { finishJsonCall, finishTextCall } from './finish-call.ts';
import { readTaggedValue, type OpenCall, type ScanBudget } from './read-tagged-value.ts';
import { grammarOf, type TagGrammar } from './tag-grammar.ts';
import { TextCursor } from './text-cursor.ts';
import type { ToolIndex } from './tool-index.ts';

/** The calls of a block whose parameters are tags. */
export function decodeTaggedCalls(block: FoundBlock, tools: ToolIndex): readonly DecodedCall[] {
  const grammar = grammarOf(block.format);
  const cursor = new TextCursor(block.raw);
  const budget = { steps: maxSteps };
  cursor.skipSpace().take(grammar.container);
  const calls: DecodedCall[] = [];
  for (;;) {
    cursor.skipSpace();
    const written = cursor.take(grammar.callOpen);
    if (written === undefined) break;
    const call = readCall(cursor, grammar, budget, { name: toolName(written, tools), tools });
    calls.push(call);
    if (call.status !== 'call') return calls;
  }
  const closed = cursor.take(grammar.containerClose) !== undefined;
  if (!cursor.skipSpace().ended || calls.length === 0) return [junk];
  return closed || block.ending === 'closed' ? calls : calls.map(withMissingTag);
}

// Tags that are looked at in one block: one that needs more is made to take time.
const maxSteps = 2_000_000;

function readCall(
  cursor: TextCursor,
  grammar: TagGrammar,
  budget: ScanBudget,
  { name, tools }: { readonly name: string; readonly tools: ToolIndex },
): DecodedCall {
  const texts = new Map<string, string>();
  const typed = new Set<string>();
  const repairs = new Set<ArgumentRepair>();
  const call: OpenCall = { cursor, grammar, name, tools, texts, repairs, budget };
  const json = readJsonBetween(cursor, grammar);
  if (json !== undefined) return finishJsonCall(tools, name, json, false);
  for (;;) {
    const { at } = cursor.skipSpace();
    const key = cursor.take(grammar.parameterOpen)?.trim();
    if (key === undefined) break;
    const opened = cursor.text.slice(at, cursor.at);
    if (texts.has(key) || !mayHave(call, key)) return doubtful(call, key);
    if (opened.includes('string="false"')) typed.add(key);
    texts.set(key, '');
    const value = readTaggedValue(call, grammar.parameterClose(key, opened));
    if (value === undefined) return unfinished(name);
    if (value === 'doubtful') return doubtful(call, key);
    texts.set(key, value.text);
  }
  if (cursor.take(grammar.callClose) === undefined) repairs.add('missing-tag');
  const wrapped = unwrap(call);
  if (wrapped !== undefined) return finishJsonCall(tools, name, wrapped, false);
  return finishTextCall(tools, name, { texts, typed, repairs: [...repairs] });
}

/** The one parameter that holds all arguments as JSON, where the tool has none of that name. */
function unwrap({ texts, tools, name }: OpenCall): string | undefined {
  const [entry, ...others] = texts;
  if (entry === undefined || others.length > 0) return undefined;
  const [key, text] = entry;
  const isWrapper = key === 'arguments' || key === 'input' || key === 'parameters';
  if (!isWrapper || propertyOf(tools.schemaOf(name), key) !== undefined) return undefined;
  return text.trim().startsWith('{') ? text : undefined;
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

/** Whether the tool may have the parameter; one that its schema forbids is likely to be a part of a value. */
function mayHave({ name, tools }: OpenCall, key: string): boolean {
  const view = tools.schemaOf(name);
  if (view === undefined || propertyOf(view, key) !== undefined) return true;
  return view.schema['additionalProperties'] !== false;
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
