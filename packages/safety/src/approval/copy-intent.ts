import { failed, ok, type Intent, type Result } from '@selfware/contracts';
import { intentShapes } from './intent-shapes.data.ts';

/** A deep-frozen copy that nobody else holds, or the reason why this is no intent. Never throws. */
export function copyIntent<I extends Intent>(intent: I): Result<I, string> {
  try {
    // One read of every field: a getter or a proxy cannot show the judge one thing and the hand another.
    const copy = structuredClone(intent);
    const problem = findProblem(copy);
    return problem === undefined ? ok(deepFreeze(copy)) : failed(problem);
  } catch {
    // structuredClone refuses what is not plain: functions, proxies, throwing getters.
    return failed('expected an intent of plain values, got something that cannot be copied');
  }
}

function findProblem(intent: unknown): string | undefined {
  if (typeof intent !== 'object' || intent === null) return 'expected an object';
  const entries = new Map<string, unknown>(Object.entries(intent));
  const kind = entries.get('kind');
  const shape =
    typeof kind === 'string' && Object.hasOwn(intentShapes, kind) ? intentShapes[kind] : undefined;
  if (shape === undefined) return 'expected a known kind of intent';
  const fields = Object.entries(shape);
  if (entries.size !== fields.length + 1)
    return `expected the fields kind, ${fields.map(([name]) => name).join(', ')} and no other`;
  const wrong = fields.find(([name, type]) => !hasType(entries.get(name), type));
  return wrong === undefined ? undefined : `expected ${wrong[0]} to be of type ${wrong[1]}`;
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'number') return Number.isFinite(value);
  if (type !== 'strings' && type !== 'any-strings') return typeof value === type;
  if (!Array.isArray(value) || (value.length === 0 && type === 'strings')) return false;
  // Array.from: `every` alone passes over the holes of a sparse array.
  return Array.from<unknown>(value).every((one) => typeof one === 'string');
}

/** Freezes a value with everything in it. */
export function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
