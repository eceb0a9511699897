import { Buffer } from 'node:buffer';
import { readsOnlyInput, type Decoder } from './decoder.ts';

/** Takes the first lines or bytes, as `head -n 3` and `head -c 3` do. */
export const takeHead: Decoder = (args, input) => {
  const part = readPart(args);
  if (part === undefined || input === undefined || part.sign === '+') return undefined;
  const count = part.sign === '-' ? -part.count : part.count;
  if (part.unit === 'c')
    return Buffer.from(input, 'utf8')
      .subarray(0, count === 0 ? 0 : count)
      .toString('utf8');
  return (input.match(/[^\n]*\n|[^\n]+$/gu) ?? [])
    .slice(0, part.sign === '-' && count === 0 ? undefined : count)
    .join('');
};

/** Takes the last lines or bytes, or all from one on, as `tail -n 3` and `tail -c +3` do. */
export const takeTail: Decoder = (args, input) => {
  const part = readPart(args);
  if (part === undefined || input === undefined) return undefined;
  const units: Buffer | readonly string[] =
    part.unit === 'c' ? Buffer.from(input, 'utf8') : (input.match(/[^\n]*\n|[^\n]+$/gu) ?? []);
  const start =
    part.sign === '+' ? Math.max(0, part.count - 1) : Math.max(0, units.length - part.count);
  return Buffer.isBuffer(units)
    ? units.subarray(start).toString('utf8')
    : units.slice(start).join('');
};

interface Part {
  readonly unit: string;
  readonly sign: string;
  readonly count: number;
}

function readPart(args: readonly string[]): Part | undefined {
  const [first = '', second = '', ...rest] = args;
  const text = /^-[cn]$/u.test(first) ? `${first}${second}` : first;
  const others = /^-[cn]$/u.test(first) ? rest : args.slice(1);
  if (!readsOnlyInput(others)) return undefined;
  if (args.length === 0) return { unit: 'n', sign: '', count: 10 };
  const [, unit = 'n', sign = '', count] =
    /^-([cn])?([-+]?)(\d{1,9})$/u.exec(
      text.replace(/^--lines=/u, '-n').replace(/^--bytes=/u, '-c'),
    ) ?? [];
  return count === undefined ? undefined : { unit, sign, count: Number(count) };
}
