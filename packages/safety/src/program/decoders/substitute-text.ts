import type { Decoder } from './decoder.ts';

/** Replaces plain texts in each line, as `sed s/plain/text/g` and `sed y/abc/xyz/` do; no other program of sed is known. */
export const substituteText: Decoder = (args, input) => {
  const [program, ...others] = args.filter((arg) => arg !== '-e' && arg !== '--');
  if (program === undefined || others.length > 0 || input === undefined) return undefined;
  const replace = readProgram(program);
  if (replace === undefined) return undefined;
  return input
    .split('\n')
    .map((line) => replace(line))
    .join('\n');
};

function readProgram(program: string): ((line: string) => string) | undefined {
  const separator = program.charAt(1);
  const [verb, from = '', to = '', flags = '', ...rest] = program.split(separator);
  const isPlain = separator !== '' && rest.length === 0 && !/[\\\n]/u.test(program);
  if (!isPlain || program.split(separator).length !== 4) return undefined;
  if (verb === 's') return substitution(from, to, flags);
  if (verb !== 'y' || flags !== '' || from.length !== to.length) return undefined;
  return (line) =>
    Array.from(line, (letter) =>
      from.includes(letter) ? to.charAt(from.indexOf(letter)) : letter,
    ).join('');
}

function substitution(
  from: string,
  to: string,
  flags: string,
): ((line: string) => string) | undefined {
  if (from === '' || /[.*[\]^$]/u.test(from) || to.includes('&')) return undefined;
  if (flags === 'g') return (line) => line.replaceAll(from, () => to);
  return flags === '' ? (line) => line.replace(from, () => to) : undefined;
}
