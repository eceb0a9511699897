import type { Invocation } from '../../invocation.ts';
import type { Scene } from '../../scene.ts';
import type { Unwrapped } from '../../unwrap/unwrapper.ts';
import type { LanguageReader } from '../language-reader.ts';
import { readUnread } from '../read-unread.ts';
import {
  destroyingCalls,
  evaluatingCalls,
  networkNames,
  readingCalls,
  runningCalls,
  writingCalls,
} from './code-calls.data.ts';
import { tokenizeCode, type CodeLanguage, type CodeToken } from './code-tokens.ts';
import { foldTexts } from './fold-texts.ts';

// How often a text inside a text is read, and how much of one call is looked at.
const maxTexts = 8;
const maxArguments = 200;

const interpreters: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/^(?:python|pypy)[\d.]*$/u, 'python'],
  [/^(?:node|nodejs|deno|bun)$/u, 'javascript'],
  [/^perl[\d.]*$/u, 'perl'],
  [/^(?:ruby|irb)[\d.]*$/u, 'ruby'],
  [/^php[\d.]*$/u, 'php'],
  [/^(?:lua|luajit)[\d.]*$/u, 'lua'],
];

/** Reads what an interpreter runs, told by its name; one of another language is only asked for. */
export function readInterpreterText(
  name: string,
  text: string,
  invocation: Invocation,
  scene: Scene,
): Unwrapped {
  const language = interpreters.find(([pattern]) => pattern.test(name))?.[1];
  if (language === undefined) return readUnread(text, invocation, scene);
  return readCode(language)(text, invocation, scene);
}

/** Makes the reader of a language of interpreters: its texts are always asked for, and denied where they certainly do what a shell may not. */
export function readCode(language: CodeLanguage): LanguageReader {
  return (text, invocation, scene) => {
    readUnread(text, invocation, scene);
    const reading = new CodeReading(language, invocation, scene);
    reading.readAll(text);
    return { scripts: reading.scripts };
  };
}

class CodeReading {
  readonly scripts: string[] = [];
  readonly #language: CodeLanguage;
  readonly #span: Invocation['span'];
  readonly #scene: Scene;

  constructor(language: CodeLanguage, { span }: Invocation, scene: Scene) {
    this.#language = language;
    this.#span = span;
    this.#scene = scene;
  }

  readAll(text: string): void {
    const texts = [text];
    for (let index = 0; index < Math.min(texts.length, maxTexts); index += 1)
      texts.push(...this.#readOne(texts[index] ?? ''));
  }

  /** Gives back the texts of the same language inside. */
  #readOne(text: string): readonly string[] {
    const tokens = foldTexts(tokenizeCode(text, this.#language));
    const inner: string[] = [];
    for (const [index, token] of tokens.entries()) {
      if (token.kind === 'shell') this.scripts.push(token.text);
      if (token.kind !== 'name') continue;
      const given = argumentsOf(tokens, index);
      if (given.length === 0) continue;
      if (this.#evaluates(token.text)) inner.push(...textsOf(given));
      else this.#readCall(token.text, given);
    }
    this.#denySending(tokens);
    return inner;
  }

  #evaluates(name: string): boolean {
    return (
      evaluatingCalls.includes(name) ||
      (name === 'exec' && (this.#language === 'python' || this.#language === 'lua'))
    );
  }

  #readCall(name: string, given: readonly CodeToken[]): void {
    const paths = this.#pathsIn(given);
    if (runningCalls.includes(name)) this.#run(textsOf(given));
    if (destroyingCalls.includes(name) && paths.some((path) => this.#scene.isVital(path)))
      this.#scene.deny('destroys-tree', 'This program would delete a vital directory.', this.#span);
    const [first = '', mode = ''] = textsOf(given);
    const isOpen = name === 'open' || name === 'fopen';
    if (isOpen && /^\s*>/u.test(first))
      this.#scene.forbidWrite(first.replace(/^[>\s]+/u, ''), this.#span);
    const isPerl = isOpen && /^\+?[<>]/u.test(first);
    if (writingCalls.includes(name) || (isOpen && /^[+>wax]|\+/u.test(isPerl ? first : mode)))
      for (const path of paths) this.#scene.forbidWrite(path, this.#span);
    else if (destroyingCalls.includes(name))
      for (const path of paths) this.#scene.forbidWrite(path, this.#span);
    else if (readingCalls.includes(name) && paths[0] !== undefined)
      this.#scene.read(paths[0], this.#span);
  }

  // One text is a command line; several are a program with its arguments.
  #run(texts: readonly string[]): void {
    const [first, second] = texts;
    if (first === undefined || !this.#scene.spend()) return;
    this.scripts.push(first);
    if (second !== undefined) this.scripts.push(texts.map(quote).join(' '));
  }

  #pathsIn(given: readonly CodeToken[]): readonly string[] {
    const { home } = this.#scene;
    const paths = textsOf(given)
      .filter((text) => text !== '' && text !== 'HOME' && text.length < 4_096)
      .map((text) => text.replace(/^~(?=\/|$)/u, home));
    const namesHome = given.some(({ text }) => /^(?:home|homedir|HOME)$/u.test(text));
    return paths.length === 0 && namesHome ? [home] : paths;
  }

  #denySending(tokens: readonly CodeToken[]): void {
    const talks = tokens.some(({ kind, text }) =>
      kind === 'name' ? networkNames.includes(text) : /^(?:https?|ftp):\/\//u.test(text),
    );
    if (!talks) return;
    const secret = tokens.some(
      ({ kind, text }) =>
        kind === 'text' &&
        text.length < 4_096 &&
        /[/.]/u.test(text) &&
        this.#scene.isSecret(text.replace(/^~(?=\/|$)/u, this.#scene.home)),
    );
    if (secret)
      this.#scene.deny(
        'sends-secret',
        'This program reads a secret file and talks to the network.',
        this.#span,
      );
  }
}

// What a call is given: in its parentheses, behind it on the same line, or before it, as in `Path('/').rmdir()`.
function argumentsOf(tokens: readonly CodeToken[], index: number): readonly CodeToken[] {
  const next = tokens[index + 1];
  if (next?.kind === 'text') return untilEnd(tokens, index + 1, (text) => /[;\n})]/u.test(text));
  if (next?.text !== '(') return [];
  const given = untilEnd(tokens, index + 2, () => false);
  if (given.length > 0 || tokens[index - 1]?.text !== '.') return given;
  const before = tokens.slice(Math.max(0, index - 8), index - 1);
  const last = before.at(-1);
  if (last?.kind === 'text') return [last];
  if (last?.text !== ')') return [];
  const open = before.findLastIndex(({ text }) => text === '(');
  return open === -1 ? [] : [...before.slice(Math.max(0, open - 1))];
}

function untilEnd(
  tokens: readonly CodeToken[],
  start: number,
  ends: (text: string) => boolean,
): readonly CodeToken[] {
  const found: CodeToken[] = [];
  let depth = 0;
  for (const token of tokens.slice(start, start + maxArguments)) {
    if (token.kind === 'mark') {
      if (depth === 0 && (token.text === ')' || ends(token.text))) break;
      if (/[([{]/u.test(token.text)) depth += 1;
      else if (/[)\]}]/u.test(token.text)) depth -= 1;
    }
    found.push(token);
  }
  return found;
}

// Texts that are given by a name (`cwd='x'`) belong to no command.
function textsOf(given: readonly CodeToken[]): readonly string[] {
  return given
    .filter(({ kind }, index) => kind === 'text' && given[index - 1]?.text !== '=')
    .map(({ text }) => text);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
