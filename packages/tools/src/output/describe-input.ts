import { parseJson, type JsonObject, type JsonValue } from '@selfware/contracts';
import * as z from 'zod/mini';
import { InvalidToolError } from '../errors.ts';

/** The JSON Schema of a tool's arguments, without what a model has no use for; throws `tools/invalid-tool` when there is none. */
export function describeInput(tool: string, input: z.ZodMiniType): JsonObject {
  const text = JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
  const parsed = parseJson(text, { maxLength: 100_000, maxDepth: 32 });
  const schema = parsed.ok ? withoutNoise(parsed.value) : undefined;
  if (!isObject(schema) || schema['type'] !== 'object') throw new InvalidToolError({ tool });
  return schema;
}

// `$schema` is the same for all, and the limits of safe integers tell nobody anything.
function withoutNoise(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, entry]) => key !== '$schema' && !(typeof entry === 'number' && isSafeLimit(entry)),
  );
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutNoise(entry)]));
}

function isSafeLimit(entry: number): boolean {
  return Math.abs(entry) === Number.MAX_SAFE_INTEGER;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
