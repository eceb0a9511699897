import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText } from '../words/word-value.ts';
import { findPrimaries, testOperators } from './find-primaries.data.ts';

/** Judges the expressions of find, test and `[`; false for every other program. */
export function judgeExpression(name: string, invocation: Invocation, scene: Scene): boolean {
  if (name === 'find') judgeFind(invocation, scene);
  else if (name === 'test' || name === '[') judgeTest(invocation, scene);
  else return false;
  return true;
}

/** Judges what find itself does: what it looks at and writes; actions that run programs are not known to it. */
export function judgeFind({ words, span }: Invocation, scene: Scene): void {
  let isStart = true;
  let starts = 0;
  for (let index = 1; index < words.length; index += 1) {
    const text = literalText(words[index]);
    if (text === undefined) {
      askUnknown('an unknown word', { words, span }, scene);
      continue;
    }
    const values = Object.hasOwn(findPrimaries, text) ? findPrimaries[text] : undefined;
    if (values !== undefined) {
      isStart &&= text === '-H' || text === '-P';
      const value = literalText(words[index + 1]);
      if (/^-(?:[ac]?newer|samefile)$/u.test(text)) readValue(value, span, scene);
      if (/^-(?:fls|fprint[0f]?)$/u.test(text) && value !== undefined) scene.write(value, span);
      if (words.slice(index + 1, index + 1 + values).some((word) => word.kind === 'unknown'))
        askUnknown('an unknown value', { words, span }, scene);
      index += values;
    } else if (isStart && !text.startsWith('-')) {
      starts += 1;
      scene.read(text, span);
    } else askUnknown(`the argument ${text}`, { words, span }, scene);
  }
  if (starts === 0) scene.read('.', span);
}

function readValue(path: string | undefined, span: Invocation['span'], scene: Scene): void {
  if (path !== undefined) scene.read(path, span);
}

function judgeTest({ words, span }: Invocation, scene: Scene): void {
  for (const word of words.slice(1)) {
    const text = literalText(word);
    // `-v name[index]` evaluates the index, as does an arithmetic comparison of bash's own.
    if (text === undefined) askUnknown('an unknown word', { words, span }, scene);
    else if (text.startsWith('-') && !testOperators.includes(text) && !/^-\d+$/u.test(text))
      askUnknown(`the argument ${text}`, { words, span }, scene);
    else if (text.startsWith('/') || text.includes('..')) scene.read(text, span);
  }
}

function askUnknown(
  what: string,
  { span }: { readonly words: Invocation['words']; readonly span: Invocation['span'] },
  scene: Scene,
): void {
  scene.unknown = true;
  scene.ask('unknown-argument', `Nothing is known of ${what} in this place.`, span);
}
