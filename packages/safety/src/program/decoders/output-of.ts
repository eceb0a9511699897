import { Buffer } from 'node:buffer';

/** What a program prints, where its words and its input alone say it; absent: nobody knows. */
export function outputOf(words: readonly string[], input: string | undefined): string | undefined {
  const [name, ...args] = words;
  switch (name) {
    case 'echo':
      return args.filter((arg) => !/^-[neE]+$/u.test(arg)).join(' ');
    case 'printf':
      return args.length === 1 ? args[0] : args.slice(1).join(' ');
    case 'cat':
    case 'tee':
      return args.length === 0 || name === 'tee' ? input : undefined;
    case 'rev':
      return input === undefined ? undefined : Array.from(input).reverse().join('');
    case 'base64':
      return /^(?:-d|-D|--decode)$/u.test(args[0] ?? '') ? decode(input, 'base64') : undefined;
    case 'xxd':
      return args.includes('-r') || args.includes('-rp') ? decode(input, 'hex') : undefined;
    default:
      return undefined;
  }
}

function decode(input: string | undefined, encoding: 'base64' | 'hex'): string | undefined {
  if (input === undefined) return undefined;
  const text = Buffer.from(input.replace(/\s/gu, ''), encoding).toString('utf8');
  // What would be denied for itself must not be hidden in a NUL.
  return text.replaceAll('\0', '');
}
