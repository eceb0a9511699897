import { describeProgram } from '../descriptions/describe-program.ts';
import { judgeDescription } from '../descriptions/judge-description.ts';
import type { Scene } from '../scene.ts';
import type { Unwrapper } from '../unwrap/unwrapper.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { findScriptRuns, type ScriptRun } from './find-script-runs.ts';

// Scripts may run themselves, each with more arguments: past this many nobody looks into them, and they are asked for as they always are.
const maxTexts = 64;

/** Reads the scripts that a package manager runs, where their texts are known; the package manager itself is judged by its description. */
export const unwrapPackageScript: Unwrapper = (name, invocation, scene) => {
  const { scripts } = scene.facts;
  const description = describeProgram(name);
  if (scripts === undefined || description === undefined) return undefined;
  const runs = findScriptRuns(name, invocation.words.slice(1), Object.keys(scripts), (directory) =>
    isHere(directory, scene),
  );
  const texts = (runs ?? []).flatMap((run) =>
    textsOf(run, scripts, scene.facts.scriptsDirectory, scene),
  );
  const unread = texts.filter((text) => isUnread(text, scene));
  if (unread.length === 0) return undefined;
  const inside = judgeDescription(invocation, description, scene);
  // It may run them with another shell, and programs of the project stand before all others.
  scene.unknown = true;
  scene.ask('runs-code', `${name} runs a script of the package.`, invocation.span);
  return { ...inside, scripts: [...(inside.scripts ?? []), ...unread] };
};

function isUnread(text: string, { readScripts }: Scene): boolean {
  if (readScripts.size >= maxTexts || readScripts.has(text)) return false;
  readScripts.add(text);
  return true;
}

function isHere(directory: string, scene: Scene): boolean {
  const place = scene.facts.scriptsDirectory;
  return (
    directory !== '' &&
    scene
      .resolveAll(directory)
      .some((one) => one === place || (place === undefined && scene.directories.has(one)))
  );
}

function textsOf(
  { name, arguments: words }: ScriptRun,
  scripts: Readonly<Record<string, string>>,
  directory: string | undefined,
  scene: Scene,
): readonly string[] {
  const text = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (text === undefined) return [];
  const isThere = directory === undefined || scene.directories.has(directory);
  // Some pass the mark between options and operands on, some do not, and without it more is an option.
  const passed = literalText(words[0]) === '--' ? words.slice(1) : words;
  // Words behind a text may change what its last command does, and no word behind it is a way to hide what it does alone.
  const lines = passed.length === 0 ? [text] : [text, [text, ...passed.map(quote)].join(' ')];
  return isThere ? lines : lines.map((line) => `cd ${quoteText(directory)}\n${line}`);
}

function quote(word: WordValue): string {
  const text = literalText(word);
  return text === undefined ? '"$UNKNOWN"' : quoteText(text);
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
