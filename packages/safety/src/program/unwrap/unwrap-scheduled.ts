import { literalText } from '../words/word-value.ts';
import { inputOf } from './unwrap-shell.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Reads what `at`, `batch` and `crontab -` are told on their input to run later. */
export const unwrapScheduled: Unwrapper = (name, invocation, scene) => {
  if (name !== 'at' && name !== 'batch' && name !== 'crontab') return undefined;
  const words = invocation.words.slice(1).map(literalText);
  if (words.length === 1 && words.includes('-l')) return undefined;
  scene.counts.executesInput += 1;
  scene.ask('changes-system', `${name} runs commands later.`, invocation.span);
  const texts = inputOf(invocation);
  const scripts = name === 'crontab' ? texts.flatMap(cronCommands) : texts;
  return { scripts, asks: `${name} runs commands later.` };
};

// Five fields or one `@name`, then the command; settings have an equals sign.
function cronCommands(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => /^\s*(?:@\w+|(?:[-\w*,/]+\s+){4}[-\w*,/]+)\s+(\S.*)$/u.exec(line)?.[1] ?? [])
    .slice(0, 64);
}
