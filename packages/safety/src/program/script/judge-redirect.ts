import type { Command, Redirect, Word } from 'unbash';
import type { Scene } from '../scene.ts';
import { evaluateWord } from '../words/evaluate-word.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { spanOf, type WalkContext } from './walk-context.ts';

/** Judges one redirection: what is read, what is written; descriptors among themselves are harmless. */
export function judgeRedirect(redirect: Redirect, scene: Scene, context: WalkContext): void {
  const { span } = spanOf(redirect, context);
  const { operator, target, descriptor } = redirect;
  if (descriptor?.type === 'FileDescriptorVariable')
    scene.ask('unknown-redirect', 'A redirection sets a variable.', span);
  const value: WordValue =
    target === undefined
      ? { kind: 'unknown', prefix: '', isEveryEntry: false }
      : evaluateWord(target, { home: scene.home, cwd: scene.directory });
  const path = literalText(value);
  const isDescriptor = operator === '>&' || operator === '<&';
  if (isDescriptor && path !== undefined && /^(?:\d+-?|-)$/u.test(path)) return;
  if (value.kind === 'unknown') {
    scene.ask('unknown-redirect', 'Where this redirection leads is not known.', span);
    if (value.prefix !== '') scene.forbidWrite(value.prefix, span);
  } else if (/^\/dev\/(?:tcp|udp)\//u.test(value.text)) openSocket(scene, span);
  else if (operator === '<' || operator === '<&') scene.read(value.text, span);
  else scene.write(value.text, span);
}

function openSocket(scene: Scene, span: { start: number; end: number } | undefined): void {
  scene.useNetwork('/dev/tcp');
  scene.ask('opens-socket', 'This redirection opens a connection.', span);
}

/** What a command reads on its standard input by its own redirections, where its text says it. */
export function readInput(
  command: Command,
  evaluate: (word: Word) => WordValue,
): { readonly hasInput: boolean; readonly input?: string } {
  let found: { readonly hasInput: boolean; readonly input?: string } = { hasInput: false };
  for (const redirect of command.redirects) {
    if (redirect.type === 'HereDoc') {
      const { body } = redirect;
      const isLiteral = body.parts === undefined || redirect.delimiter?.quoted === true;
      found = isLiteral ? { hasInput: true, input: body.text } : { hasInput: true };
    } else if (redirect.type === 'HereString') {
      const text =
        redirect.target === undefined ? undefined : literalText(evaluate(redirect.target));
      found = text === undefined ? { hasInput: true } : { hasInput: true, input: text };
    } else if (redirect.operator.startsWith('<')) found = { hasInput: true };
  }
  return found;
}
