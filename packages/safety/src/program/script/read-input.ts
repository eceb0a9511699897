import type { HereDoc, Redirection } from 'unbash';
import type { Scene } from '../scene.ts';
import { expandParts, expandText } from '../words/expand-word.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** What is known of a standard input. */
export interface KnownInput {
  readonly hasInput: boolean;
  /** What it holds, where the text says it. */
  readonly input?: string;
}

/** What a command reads on its standard input by its own redirections, where its text says it. */
export function readInput(redirects: readonly Redirection[], scene: Scene): KnownInput {
  let found: KnownInput = { hasInput: false };
  for (const redirect of redirects) {
    if (redirect.type === 'HereDoc') found = known(readHereDocument(redirect, scene));
    else if (redirect.type === 'HereString') {
      const { target } = redirect;
      const text =
        target === undefined
          ? undefined
          : onlyText(expandText(target, surroundingsOf(scene)), scene);
      found = known(text === undefined ? undefined : `${text}\n`);
    } else if (redirect.operator.startsWith('<')) found = { hasInput: true };
  }
  return found;
}

function readHereDocument({ body, delimiter }: HereDoc, scene: Scene): string | undefined {
  if (body.parts === undefined || delimiter?.quoted === true) return body.text;
  return onlyText(expandParts(body.parts, surroundingsOf(scene)), scene);
}

function onlyText(values: readonly WordValue[], scene: Scene): string | undefined {
  if (values.some((value) => value.kind === 'unknown' && value.isFromEnvironment === true))
    scene.ask('reads-environment', 'Variables that may hold secrets are given to this command.');
  return values.length === 1 ? literalText(values[0]) : undefined;
}

function known(input: string | undefined): KnownInput {
  return input === undefined ? { hasInput: true } : { hasInput: true, input };
}
