import type { JsonObject, JsonValue } from '@selfware/contracts';
import type { FoundBlock } from '../text/found-block.ts';
import { gemmaEnd, gemmaQuote } from '../text/read-gemma-body.ts';
import { toolName } from './decode-json-calls.ts';
import type { DecodedCall } from './decoded-call.ts';
import { finishCall, invalidArguments } from './finish-call.ts';
import { TextCursor } from './text-cursor.ts';
import type { ToolIndex } from './tool-index.ts';

const maxDepth = 64;

/** The call of `<|tool_call>call:name{key:<|"|>text<|"|>,count:1}<tool_call|>`. */
export function decodeGemmaCall({ raw }: FoundBlock, tools: ToolIndex): DecodedCall {
  const cursor = new TextCursor(raw);
  cursor.take(/<\|tool_call>\s*/uy);
  const name = cursor.take(/call:\s*([\w.:-]{1,128})\s*(?=\{)/uy);
  const start = cursor.at;
  const values = name === undefined ? undefined : readValue(cursor, 0);
  const whole = cursor.skipSpace().text.slice(cursor.at) === gemmaEnd;
  if (name === undefined || !isEntries(values) || !whole)
    return invalidArguments(name ?? '', raw.slice(start), 'expected a value', cursor.at - start);
  return finishCall(tools, toolName(name, tools), values);
}

/** A value; absent when none stands here. */
function readValue(cursor: TextCursor, depth: number): JsonValue | undefined {
  if (depth > maxDepth) return undefined;
  cursor.skipSpace();
  if (cursor.take(/\{/uy) !== undefined) return readEntries(cursor, depth);
  if (cursor.take(/\[/uy) !== undefined) return readList(cursor, depth);
  const text = readText(cursor);
  if (text !== undefined) return text;
  const word = cursor.take(/(true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}\]])/uy);
  if (word === undefined) return undefined;
  if (word === 'null') return null;
  const number = Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return Number.isFinite(number) ? number : undefined;
}

function readEntries(cursor: TextCursor, depth: number): JsonObject | undefined {
  const entries = new Map<string, JsonValue>();
  while (cursor.skipSpace().take(/\}/uy) === undefined) {
    if (entries.size > 0 && cursor.take(/,\s*/uy) === undefined) return undefined;
    const key = readText(cursor) ?? cursor.take(/([^:{}[\],<>"\s]{1,128})/uy);
    if (key === undefined || entries.has(key) || cursor.skipSpace().take(/:/uy) === undefined)
      return undefined;
    const value = readValue(cursor, depth + 1);
    if (value === undefined) return undefined;
    entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

function readList(cursor: TextCursor, depth: number): readonly JsonValue[] | undefined {
  const values: JsonValue[] = [];
  while (cursor.skipSpace().take(/\]/uy) === undefined) {
    if (values.length > 0 && cursor.take(/,/uy) === undefined) return undefined;
    const value = readValue(cursor, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readText(cursor: TextCursor): string | undefined {
  const { text, at } = cursor;
  if (!text.startsWith(gemmaQuote, at)) return undefined;
  const start = at + gemmaQuote.length;
  const end = text.indexOf(gemmaQuote, start);
  if (end === -1) return undefined;
  cursor.at = end + gemmaQuote.length;
  return text.slice(start, end);
}

function isEntries(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
