import { Buffer } from 'node:buffer';
import type { CommandNode } from 'unbash';
import type { Scene } from '../scene.ts';
import { literalText } from '../words/word-value.ts';
import { evaluateCommandWords } from './command-words.ts';

/** What a stage of a pipeline gives to the next one, where its words alone say it: a payload is judged as if it were written out. */
export function pipedText(
  stage: CommandNode,
  input: string | undefined,
  scene: Scene,
): string | undefined {
  if (stage.type !== 'Command') return undefined;
  const words = evaluateCommandWords(stage, { home: scene.home, cwd: scene.directory });
  const texts = words.map(literalText).filter((text) => text !== undefined);
  if (texts.length < words.length) return undefined;
  const [name, ...args] = texts;
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
