import { Buffer } from 'node:buffer';
import { literalText } from '../words/word-value.ts';
import { findHiddenCommands } from './find-hidden-commands.ts';
import type { Unwrapper } from './unwrapper.ts';
import { joinTexts } from './unwrap-prefix.ts';

/** Asks for shells of other systems; what would be denied if bash read it is denied there, too. */
export const unwrapOtherShell: Unwrapper = (name, invocation, scene) => {
  const plain = name.toLowerCase().replace(/\.exe$/u, '');
  if (
    !/^(?:pwsh(?:-preview)?|powershell|cmd|command\.com|wsl|bash\.exe|iex|invoke-expression)$/u.test(
      plain,
    )
  )
    return undefined;
  scene.unknown = true;
  scene.counts.executesInput += 1;
  scene.ask(
    'unsupported-shell',
    `What ${name} makes of a text is not known here.`,
    invocation.span,
  );
  const { words } = invocation;
  const flag = words.findIndex((word) => /^(?:[-/][a-z]+|--)$/iu.test(literalText(word) ?? ''));
  const rest = words.slice(Math.max(1, flag + 1));
  const text = joinTexts(rest);
  const isEncoded = /^[-/]e/iu.test(literalText(words[flag]) ?? '');
  const decoded = Buffer.from(text ?? '', 'base64').toString('utf16le');
  const known = isEncoded ? decoded : text;
  return {
    invocations: findHiddenCommands(invocation).invocations ?? [],
    scripts: known === undefined || rest.length === 0 ? [] : [known],
  };
};
