import * as types from 'node:util/types';

/** What an object is made of, for a copy. */
export type PlainEntries =
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [unknown, unknown])[] }
  | { readonly kind: 'entries'; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly kind: 'leaf'; readonly value: unknown };

/** Takes an object apart without running any code of it; what JSON would leave out is left out. */
export function plainEntries(value: object): PlainEntries {
  if (Array.isArray(value)) return listOf(itemsOf(value));
  if (types.isDate(value)) return leaf(dateText(value));
  if (types.isMap(value)) return { kind: 'pairs', pairs: pairsOfMap(value) };
  if (types.isSet(value)) return { kind: 'list', items: [...Set.prototype.values.call(value)] };
  if (types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) return leaf('[BYTES]');
  if (types.isBoxedPrimitive(value)) return leaf(unbox(value));
  // Node 22 has no `Error.isError`.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (types.isNativeError(value)) return { kind: 'entries', entries: errorEntries(value) };
  return { kind: 'entries', entries: ownEntries(value) };
}

// As `Object.entries`, headers and form data are often given; a copy of a map is such a list, too.
function listOf(items: readonly unknown[]): PlainEntries {
  const pairs = items.flatMap((item): readonly (readonly [unknown, unknown])[] => {
    if (!Array.isArray(item) || types.isProxy(item) || item.length !== 2) return [];
    const [key, value] = itemsOf(item);
    return [[key, value]];
  });
  const isPairs = items.length > 0 && pairs.length === items.length;
  return isPairs ? { kind: 'pairs', pairs } : { kind: 'list', items };
}

function pairsOfMap(map: ReadonlyMap<unknown, unknown>): readonly (readonly [unknown, unknown])[] {
  return [...Map.prototype.entries.call(map)].map(([key, value]: [unknown, unknown]) => [
    typeof key === 'object' && types.isStringObject(key) ? unbox(key) : key,
    value,
  ]);
}

function leaf(value: unknown): PlainEntries {
  return { kind: 'leaf', value };
}

function dateText(date: Date): string | null {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function unbox(value: object): unknown {
  if (types.isStringObject(value)) return String.prototype.valueOf.call(value);
  if (types.isNumberObject(value)) return Number.prototype.valueOf.call(value);
  return types.isBooleanObject(value) ? Boolean.prototype.valueOf.call(value) : null;
}

// A hole and a getter are nothing, as `undefined` is in JSON.
function itemsOf(list: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: list.length }, (_, at) => ownValue(list, String(at)));
}

function ownEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.keys(value).flatMap((key): readonly (readonly [string, unknown])[] => {
    const found = ownValue(value, key);
    const isLeftOut =
      found === undefined || typeof found === 'function' || typeof found === 'symbol';
    return isLeftOut ? [] : [[key, found]];
  });
}

function errorEntries(error: Error): readonly (readonly [string, unknown])[] {
  const told = ['name', 'message', 'stack', 'code', 'cause'].flatMap(
    (key): readonly (readonly [string, unknown])[] => {
      const found = inheritedValue(error, key);
      return found === undefined ? [] : [[key, found]];
    },
  );
  const known = new Set(told.map(([key]) => key));
  return [...told, ...ownEntries(error).filter(([key]) => !known.has(key))];
}

// `name` stands on the prototype.
function inheritedValue(value: object, key: string): unknown {
  for (let at: object | null = value; at !== null; at = Reflect.getPrototypeOf(at)) {
    if (types.isProxy(at)) return undefined;
    if (Object.hasOwn(at, key)) return ownValue(at, key);
  }
  return undefined;
}

function ownValue(value: object, key: string): unknown {
  const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined) return undefined;
  const found: unknown = descriptor.value;
  if ('value' in descriptor) return found;
  return isStackOfEngine(descriptor) ? Reflect.get(value, key) : '[ACCESSOR]';
}

// Newer engines give `stack` by a getter that is the same for every error, and no code of this value.
function isStackOfEngine(descriptor: PropertyDescriptor): boolean {
  const known = Reflect.getOwnPropertyDescriptor(new Error(), 'stack') ?? {};
  const [own, given]: readonly unknown[] = [known, descriptor].map((each): unknown =>
    Reflect.get(each, 'get'),
  );
  return given !== undefined && own === given;
}
