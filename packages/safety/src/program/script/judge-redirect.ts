import type { Redirect } from 'unbash';
import type { Scene } from '../scene.ts';
import { namesMetadataAddress } from '../floor/metadata-address.ts';
import { expandTarget } from '../words/expand-word.ts';
import { unknownWord, type WordValue } from '../words/word-value.ts';
import { surroundingsOf } from './surroundings-of.ts';
import { spanOf, type WalkContext } from './walk-context.ts';

/** Judges one redirection: what is read, what is written; descriptors among themselves are harmless. */
export function judgeRedirect(redirect: Redirect, scene: Scene, context: WalkContext): void {
  const { span } = spanOf(redirect, context);
  const { operator, target, descriptor } = redirect;
  if (descriptor?.type === 'FileDescriptorVariable')
    scene.ask('unknown-redirect', 'A redirection sets a variable.', span);
  // Bash takes `<&-x` for `<&-` and a word of the command, which the parser took for a part of the target.
  if ((operator === '<&' || operator === '>&') && hidesWord(target?.text ?? ''))
    scene.ask('unparsable', 'A word of this command hides in a redirection.', span);
  // What runs in it is judged by itself.
  if (target?.parts?.length === 1 && target.parts[0]?.type === 'ProcessSubstitution') return;
  const values = target === undefined ? [unknownWord] : expandTarget(target, surroundingsOf(scene));
  for (const value of values) judgeTarget(operator, value, scene, span);
}

function hidesWord(target: string): boolean {
  return /^(?:\\\n)*-[^]/u.test(target);
}

function judgeTarget(
  operator: Redirect['operator'],
  value: WordValue,
  scene: Scene,
  span: { start: number; end: number } | undefined,
): void {
  if (value.kind === 'unknown') {
    scene.ask('unknown-redirect', 'Where this redirection leads is not known.', span);
    if (value.prefix !== '') scene.forbidWrite(value.prefix, span);
    return;
  }
  const { text } = value;
  const isDescriptor = operator === '>&' || operator === '<&';
  if (isDescriptor && /^(?:\d+-?|-)$/u.test(text)) return;
  if (/^\/dev\/(?:tcp|udp)\//u.test(text)) {
    scene.useNetwork('/dev/tcp');
    scene.ask('opens-socket', 'This redirection opens a connection.', span);
    if (namesMetadataAddress(text))
      scene.deny(
        'metadata-address',
        'This asks a cloud for the credentials of this machine.',
        span,
      );
  } else if (operator === '<' || operator === '<&') scene.read(text, span);
  else {
    if (operator === '<>') scene.read(text, span);
    scene.write(text, span);
  }
}
