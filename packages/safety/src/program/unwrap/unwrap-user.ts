import { readOptions } from '../options/read-options.ts';
import { literal, literalText } from '../words/word-value.ts';
import { completePart } from './complete-part.ts';
import { inputOf } from './unwrap-shell.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `su user -c text` and `runuser -u user program`. */
export const unwrapUser: Unwrapper = (name, invocation, scene) => {
  if (name !== 'su' && name !== 'runuser') return undefined;
  scene.ask('changes-system', `${name} runs a program as another user.`, invocation.span);
  const { options, operands } = readOptions(
    invocation.words.slice(1),
    {
      run: '-c --command --session-command',
      value: '-u --user -g --group -G --supp-group -s --shell -w --whitelist-environment',
      flag: '-l --login -m -p --preserve-environment -f --fast -P --pty -T --no-pty',
      informs: '-h --help -V --version',
    },
    { stopsAtOperand: stopsAtProgram(name, invocation.words.map(literalText)) },
  );
  const scripts = options.flatMap(({ role, value }) =>
    role === 'run' ? (completePart(value) ?? []) : [],
  );
  const hasUser = options.some(({ name: option }) => option === '-u' || option === '--user');
  const words = operands.filter((word) => literalText(word) !== '-');
  // Without `-u` the first operand is the user, and the rest are arguments of the user's shell.
  const inner = hasUser ? words : words.length > 1 ? [literal('sh'), ...words.slice(1)] : [];
  // A user's shell reads its input.
  const isShell = scripts.length === 0 && inner.length === 0;
  if (isShell) scene.counts.executesInput += 1;
  return {
    scripts: isShell ? inputOf(invocation) : scripts,
    invocations:
      inner.length === 0 ? [] : [{ ...invocation, words: inner, depth: invocation.depth + 1 }],
    asks: `${name} runs a program as another user.`,
  };
};

// `runuser -u user program -c x`: what comes after the program is its own.
function stopsAtProgram(name: string, texts: readonly (string | undefined)[]): boolean {
  return name === 'runuser' && texts.some((text) => /^(?:-u|--user)/u.test(text ?? ''));
}
