import {
  composeMarks,
  isList,
  isMap,
  type ComposeMap,
  type ComposeValue,
} from './parse-compose.ts';

/** Lays one mapping over another as Compose does: mappings merge, lists follow one another, everything else is replaced. */
export function mergeMaps(base: ComposeMap, over: ComposeMap): ComposeMap {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    const result = isReset(value) ? undefined : mergeValues(key, below, value);
    if (result === undefined) merged.delete(key);
    else merged.set(key, result);
  }
  return Object.fromEntries(merged);
}

/** Takes the marks out that no file lies beneath. */
export function withoutMarks(value: ComposeMap): ComposeMap {
  return mergeMaps({}, value);
}

// They are one instruction each, so that the later one replaces the earlier.
const whole: readonly string[] = ['command', 'entrypoint', 'test'];

function mergeValues(
  key: string,
  below: ComposeValue | undefined,
  over: ComposeValue,
): ComposeValue {
  if (isMap(over) && Object.hasOwn(over, composeMarks.override))
    return mergeValues(key, undefined, over[composeMarks.override] ?? null);
  if (isMap(over)) return mergeMaps(isMap(below) ? below : {}, over);
  if (isList(over) && isList(below) && !whole.includes(key)) return [...below, ...over];
  return over;
}

function isReset(value: ComposeValue): boolean {
  return isMap(value) && Object.hasOwn(value, composeMarks.reset);
}
