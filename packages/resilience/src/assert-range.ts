import { InvalidOptionsError } from './errors.ts';

/** Throws `InvalidOptionsError` unless every value is a number from `from` to `to`, and whole where that is asked. */
export function assertRange(
  of: string,
  values: Readonly<Record<string, number>>,
  {
    from,
    to = Number.MAX_SAFE_INTEGER,
    whole = false,
  }: { from: number; to?: number; whole?: boolean },
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value >= from && value <= to && (!whole || Number.isSafeInteger(value))) continue;
    const kind = whole ? 'a whole number' : 'a number';
    const end = to === Number.MAX_SAFE_INTEGER ? '' : ` to ${to}`;
    throw new InvalidOptionsError(of, name, `${kind} from ${from}${end}`, value);
  }
}
