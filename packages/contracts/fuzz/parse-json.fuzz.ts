import { parseJson } from '../src/parse-json.ts';

/** Any text is refused by a value or parsed as the engine parses it, with no prototype touched. */
export function fuzz(bytes: Buffer): void {
  const text = bytes.toString('utf8');
  const result = parseJson(text, { maxLength: 100_000, maxDepth: 64 });
  if (Reflect.get(Object.prototype, 'polluted') !== undefined)
    throw new Error('expected a clean Object.prototype');
  if (!result.ok) return;
  const again = parseJson(JSON.stringify(result.value), { maxLength: 1_000_000, maxDepth: 64 });
  if (!again.ok || JSON.stringify(again.value) !== JSON.stringify(result.value))
    throw new Error('expected a value that survives being written and parsed again');
}
