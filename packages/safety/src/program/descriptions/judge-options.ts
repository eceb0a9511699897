import type { GivenOption, ReadArguments } from '../options/read-options.ts';
import { takesValue } from '../options/takes-value.ts';
import { mayMatchSecret } from '../may-match-secret.ts';
import type { WordValue } from '../words/word-value.ts';
import { globsStayHarmless, matchesNames } from './globs-stay-harmless.ts';
import { languageReaders } from '../languages/all-languages.ts';
import { denyDownloaded } from '../unwrap/unwrap-shell.ts';
import type { Inside } from './inside.ts';
import type { ProgramDescription } from './program-description.ts';
import { askEffect, askUnknownArgument, type ProgramUse } from './program-use.ts';

/** Judges the options that were given, each by its role. */
export function judgeOptions(
  given: ReadArguments,
  description: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  for (const spelling of given.unknown) askUnknownArgument(`the argument ${spelling}`, use);
  for (const option of given.options) {
    const { role, value, name } = option;
    if (takesValue(role) === 'never') judgeFlag(option, use);
    else if (value?.kind === 'unknown') judgeUnknownValue(option, description, use);
    else if (value !== undefined)
      judgeValue({ name, role, text: value.text }, description, use, inside);
    else if (role === 'optional-run') askEffect('runs-code', use);
  }
}

function judgeFlag({ name, role }: GivenOption, use: ProgramUse): void {
  if (role === 'networks') askEffect('uses-network', use);
  else if (role === 'destroys') askEffect('destroys', use);
  else if (role === 'asks') askUnknownArgument(`the option ${name}`, use);
}

// A text is a text whatever it is, as long as it stands where no option can be read.
function judgeUnknownValue(
  { name, role, value }: GivenOption,
  description: ProgramDescription,
  use: ProgramUse,
): void {
  if (value?.kind !== 'unknown') return;
  const { scene, invocation } = use;
  const isText = role === 'value' || role === 'pattern' || role === 'optional' || role === 'pair';
  if (!isText || value.mayBeSeveral === true)
    askUnknownArgument(`an unknown value of ${name}`, use);
  else if (value.glob !== undefined) judgeGlobValue(value, description, use);
  if (role === 'write' || role === 'write-into') scene.forbidWrite(value.prefix, invocation.span);
}

// What a pattern matches beyond its first name stands where operands and options are read.
function judgeGlobValue(word: WordValue, description: ProgramDescription, use: ProgramUse): void {
  if (word.kind !== 'unknown' || word.glob === undefined) return;
  const { scene, invocation } = use;
  const { first = [], operands, last = operands } = description;
  const isOption = word.prefix === '' || word.prefix.startsWith('-');
  const staysHarmless =
    !isOption || (matchesNames(word) && globsStayHarmless(description, invocation.words));
  if (!staysHarmless || ![...first, operands, last].every((role) => looksAt.has(role)))
    askUnknownArgument('a pattern that may become several words', use);
  scene.readGlob(word.prefix, word.glob, invocation.span);
  if (mayMatchSecret(word.glob))
    scene.ask('secret-file', 'This pattern may match a secret file.', invocation.span);
}

const looksAt: ReadonlySet<string> = new Set(['read', 'start', 'list', 'text', 'pattern', 'none']);

interface GivenText {
  readonly name: string;
  readonly role: GivenOption['role'];
  readonly text: string;
}

function judgeValue(
  { name, role, text }: GivenText,
  description: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  if (judgeFileValue(text, role, use, description)) return;
  const { scene, invocation } = use;
  switch (role) {
    case 'run':
    case 'optional-run':
      scene.ask('runs-another', `${use.label} ${name} runs a command.`, invocation.span);
      inside.scripts.push(text);
      return;
    case 'script':
      readLanguage(text, description, use, inside);
      return;
    case 'url':
      askEffect('uses-network', use);
      return;
    // Signature formats make git run the program that checks signatures; a column of ps may be the environment.
    case 'format':
      if (/%[-+ ]?G/u.test(text)) askUnknownArgument('a format that checks signatures', use);
      if (/\benviron\b/u.test(text)) askEffect('reads-environment', use);
      return;
    // A copy may be named by a pattern, which may lead elsewhere.
    case 'optional-in-place':
      if (/[/*]/u.test(text)) askUnknownArgument(`the value of ${name}`, use);
      return;
    case 'program':
    case 'assigns':
    case 'read-list':
    case 'asks-value':
      askUnknownArgument(`the option ${name}`, use);
      return;
    default:
  }
}

// True when the value names a file.
function judgeFileValue(
  text: string,
  role: GivenOption['role'],
  use: ProgramUse,
  { writesDashToOutput = false }: { readonly writesDashToOutput?: boolean },
): boolean {
  const { scene, invocation } = use;
  const { span } = invocation;
  switch (role) {
    case 'read':
    case 'pair-read':
      if (text !== '-') scene.read(text, span);
      return true;
    case 'write':
    case 'write-into':
    case 'optional-write':
      if (text !== '-' || !writesDashToOutput) scene.write(text, span);
      return true;
    case 'directory':
      scene.read(text, span);
      scene.directories = new Set(scene.resolveAll(text));
      return true;
    case 'code':
    case 'script-file':
      denyDownloaded(text, invocation, scene);
      scene.read(text, span);
      askEffect('runs-code', use);
      return true;
    default:
      return false;
  }
}

/** Lets the reader of a description's language judge a text. */
export function readLanguage(
  text: string,
  { language }: ProgramDescription,
  use: ProgramUse,
  inside: Inside,
): void {
  const reader = languageReaders[language ?? 'unread'] ?? languageReaders.unread;
  const found = reader?.(text, use.invocation, use.scene);
  inside.invocations.push(...(found?.invocations ?? []));
  inside.scripts.push(...(found?.scripts ?? []));
  if (found?.asks !== undefined) use.scene.ask('runs-another', found.asks, use.invocation.span);
}
