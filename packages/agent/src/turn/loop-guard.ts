import { parseJson, type JsonValue } from '@selfware/contracts';
import type { ToolCall, ToolOutcome } from '@selfware/tools';

/** What a row of identical calls leads to. */
export type LoopVerdict = 'go-on' | 'warn' | 'stop';

/** Watches for a model that repeats itself. */
export interface LoopGuard {
  /** Takes a call and its outcome: `warn` at the third identical pair in a row, `stop` at the fifth. */
  note(call: ToolCall, outcome: ToolOutcome): LoopVerdict;
}

const warnAt = 3;
const stopAt = 5;

/** Creates a guard that has seen nothing. */
export function createLoopGuard(): LoopGuard {
  let last = '';
  let row = 0;
  return {
    note(call, outcome) {
      const pair = identify(call, outcome);
      row = pair === last ? row + 1 : 1;
      last = pair;
      if (row >= stopAt) return 'stop';
      return row === warnAt ? 'warn' : 'go-on';
    },
  };
}

function identify({ name, rawArguments }: ToolCall, { status, text }: ToolOutcome): string {
  // Spacing and order of the arguments say nothing about what is asked.
  const parsed = parseJson(rawArguments, { maxLength: 1_000_000, maxDepth: 100 });
  const asked = parsed.ok ? JSON.stringify(parsed.value, sortKeys) : rawArguments.trim();
  return JSON.stringify([name, asked, status, text]);
}

function sortKeys(_key: string, value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
