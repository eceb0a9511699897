import { describeProgram } from '../descriptions/describe-program.ts';
import type { OptionRole } from '../options/option-table.ts';
import { readOptions, type GivenOption } from '../options/read-options.ts';
import type { Invocation } from '../invocation.ts';
import type { WordValue } from '../words/word-value.ts';
import { ownFiles, sentValues, takeCommands } from './network-programs.data.ts';

// Roles whose value is a file of which the content may be sent.
const sendingRoles: readonly OptionRole[] = [
  'read',
  'read-list',
  'code',
  'script-file',
  'asks-value',
];

/** Every text in a command that may name a file which the program sends; more than there are, never fewer. */
export function sentFiles(name: string, { words, input }: Invocation): readonly string[] {
  const rest = words.slice(1);
  const commands = takeCommands.includes(name) ? looseParts(input ?? '') : [];
  const description = describeProgram(name);
  const { value, read } = description?.options ?? {};
  if (description === undefined || value === undefined || read === undefined)
    return [...commands, ...rest.map(knownText).flatMap(looseParts)];
  const { options, operands, unknown } = readOptions(rest, description.options, {
    stopsAtOperand: description.stopsAtOperand === true,
  });
  const isAddress =
    description.operands === 'url' ||
    description.operands === 'host' ||
    description.first?.[0] === 'host';
  return [
    ...commands,
    ...options.flatMap((option) => sentByOption(name, option)),
    ...unknown
      .filter((text) => text.startsWith('-'))
      .flatMap((text) => [text.slice(2), ...looseParts(text)]),
    ...operands.map(knownText).flatMap((text) => (isAddress ? marked(text) : namedHere(text))),
  ];
}

/** True when a word names a file of another machine, `host:file`, or an address. */
export function namesMachine(word: WordValue): boolean {
  return /^[^/=-][^/=]*:/u.test(knownText(word));
}

function knownText(word: WordValue): string {
  return word.kind === 'literal' ? word.text : word.prefix;
}

function sentByOption(name: string, { name: option, role, value }: GivenOption): readonly string[] {
  if (value === undefined || (ownFiles[name] ?? []).includes(option)) return [];
  const text = knownText(value);
  if (sendingRoles.includes(role) || sentValues[name]?.includes(option) === true)
    return [text, ...looseParts(text)];
  return role === 'value' || role === 'url' ? marked(text) : [];
}

// `@file`, `name=@file`, `name@file`, `name=<file`, `file://…`.
function marked(text: string): readonly string[] {
  if (/^file:/iu.test(text)) return [text.replace(/^file:(?:\/\/[^/]*)?/iu, '')];
  if (/^[a-z][a-z+.-]*:\/\//iu.test(text)) return [];
  return text
    .split(/[@<]/u)
    .slice(1)
    .flatMap((part) => [part, ...part.split(/[;,]/u, 1)]);
}

function namedHere(text: string): readonly string[] {
  return /^[^/]*:/u.test(text) ? [] : [text, ...marked(text)];
}

function looseParts(text: string): readonly string[] {
  if (/^(?:https?|ftps?|wss?):\/\//iu.test(text)) return [];
  const parts = text.split(/[@=<;,:\s'"{}]+/u);
  return [text, ...parts].filter((part) => !part.startsWith('-'));
}
