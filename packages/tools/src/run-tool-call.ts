import { failed, parseJson, systemClock, type JsonValue, type Result } from '@selfware/contracts';
import { approveIntents, type CallDenial } from './approve-intents.ts';
import type { PreparedCall, Tool } from './define-tool.ts';
import { publishCallEnd, publishCallStart } from './events.ts';
import { restoreTexts } from './input/restore-texts.ts';
import { describeFailure } from './output/describe-failure.ts';
import { keepOutput } from './output/keep-output.ts';
import { finishOutcome, redactOutcome, type RawOutcome } from './output/finish-outcome.ts';
import { performCall } from './perform-call.ts';
import type { Registry } from './registry.ts';
import type { ToolboxOptions, ToolCall, ToolOutcome } from './toolbox.ts';

/** What one call is run with. */
export interface CallParts extends ToolboxOptions {
  readonly registry: Registry;
  readonly signal: AbortSignal;
}

/**
 * Runs one call: find, parse, ask safety, act within the limits, clip, redact. Never throws, and publishes exactly one
 * start and one end.
 */
export async function runToolCall(call: ToolCall, parts: CallParts): Promise<ToolOutcome> {
  const { clock = systemClock } = parts;
  const startedMs = clock.monotonicMs();
  const named = { tool: call.name.slice(0, 100), callId: call.id };
  publishCallStart({ at: clock.now(), ...named });
  const attempted = await attempt(call, parts);
  const durationMs = clock.monotonicMs() - startedMs;
  const outcome = await finish(call, attempted, { durationMs, parts });
  const { status, totalBytes: outputBytes } = outcome;
  publishCallEnd({ at: clock.now(), ...named, status, durationMs, outputBytes });
  return outcome;
}

async function finish(
  { name }: ToolCall,
  attempted: RawOutcome,
  { durationMs, parts }: { readonly durationMs: number; readonly parts: CallParts },
): Promise<ToolOutcome> {
  const { outputs, redactor, registry } = parts;
  const raw = redactOutcome(attempted, { redact: (text) => redactor.redact(text) });
  const tool = registry.find(name);
  const maxOutputBytes = tool?.limits.maxOutputBytes ?? 4_096;
  const kept = await keepOutput(raw.text, { tool, maxOutputBytes, outputs, whole: raw.whole });
  return finishOutcome(raw, { durationMs, maxOutputBytes, kept });
}

// The tool runner is one of the four places that catch: a model can act on a failure, a loop cannot.
async function attempt(call: ToolCall, parts: CallParts): Promise<RawOutcome> {
  try {
    return await judgeAndPerform(call, parts);
  } catch (error) {
    if (parts.signal.aborted) return cancelled(call.name);
    return { status: 'failed', ...describeFailure(call.name, error) };
  }
}

async function judgeAndPerform(call: ToolCall, parts: CallParts): Promise<RawOutcome> {
  const tool = parts.registry.find(call.name);
  if (tool === undefined) return unknownTool(call.name, parts.registry.names);
  const prepared = prepare(tool, call.rawArguments, restorerFor(tool, parts));
  if (!prepared.ok) return badArguments(tool.name, prepared.failure);
  if (isCancelled(parts)) return cancelled(call.name);
  const approved = await approveIntents(tool, prepared.value.intents, parts);
  if (isCancelled(parts)) return cancelled(call.name);
  if (!approved.ok) return denied(tool.name, approved.failure);
  return performCall(tool, prepared.value, approved.value, parts);
}

// What was hidden comes back only where it stays on this machine: a file that a model reads could tell it to send a stand-in on.
function restorerFor({ effects }: Tool, { redactor }: CallParts): (text: string) => string {
  const isLocal = effects.every((effect) => effect === 'reads' || effect === 'writes');
  const { restore } = redactor;
  return restore !== undefined && isLocal ? restore : (text) => text;
}

function prepare(
  tool: Tool,
  rawArguments: string,
  restore: (text: string) => string,
): Result<PreparedCall, string> {
  const text = rawArguments.trim() === '' ? '{}' : rawArguments;
  const parsed = parseJson(text, { maxLength: 4_000_000, maxDepth: 32 });
  if (!parsed.ok) return failed(`- arguments: ${parsed.failure.message}`);
  // Before anything is judged: what is approved is what is done.
  return tool.prepare(restoreTexts(unwrap(parsed.value), restore));
}

// Some models send the arguments as JSON inside a JSON string.
function unwrap(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  const inner = parseJson(value, { maxLength: 4_000_000, maxDepth: 32 });
  return inner.ok ? inner.value : value;
}

function unknownTool(name: string, names: readonly string[]): RawOutcome {
  const shown = JSON.stringify(name.slice(0, 100));
  const text = `There is no tool ${shown}. The tools are: ${names.join(', ')}.`;
  return { status: 'failed', text, summary: `no tool ${shown}` };
}

function badArguments(name: string, faults: string): RawOutcome {
  const text = `${name} was not run, because its arguments do not fit:\n${faults}`;
  return { status: 'failed', text, summary: `${name}: arguments do not fit` };
}

function denied(name: string, { rule, reason }: CallDenial): RawOutcome {
  const text = `${name} was denied (rule ${rule}): ${reason}\nDo not try the same again; choose another way, or say what you need.`;
  return { status: 'denied', rule, text, summary: `${name} denied: ${reason}` };
}

// A function, since the signal changes between two looks at it.
function isCancelled({ signal }: CallParts): boolean {
  return signal.aborted;
}

function cancelled(name: string): RawOutcome {
  return { status: 'cancelled', text: `${name} was cancelled.`, summary: `${name} cancelled` };
}
