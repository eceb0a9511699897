import { readOptions } from '../options/read-options.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { packageManagers, type PackageManager } from './package-managers.data.ts';

// A package manager runs one script; what stands further back is that script's own.
const maxCandidates = 24;

/** One script that a package manager runs, with the words that it appends. */
export interface ScriptRun {
  readonly name: string;
  readonly arguments: readonly WordValue[];
}

/** The uses of scripts in the arguments of a package manager. Absent: it is none, or works in another package. Empty: it runs no script. */
export function findScriptRuns(
  program: string,
  words: readonly WordValue[],
  scriptNames: readonly string[],
  isHere: (directory: string) => boolean,
): readonly ScriptRun[] | undefined {
  if (/^node(?:js)?$/u.test(program)) return findNodeRuns(words);
  const manager = managerOf(program);
  if (manager === undefined) return undefined;
  const given = readOptions(words, manager.options, { stopsAtOperand: manager.stopsAtName });
  const isElsewhere = given.options.some(
    ({ name, value }) =>
      manager.elsewhere.split(' ').includes(name) && !isHere(literalText(value) ?? ''),
  );
  if (isElsewhere) return undefined;
  // An option that nobody knows may take the next word, so any word may be the script's name.
  if (given.unknown.length > 0) return everyRun(words, scriptNames);
  return runsOf(given.operands, manager, scriptNames, isHere);
}

function managerOf(program: string): PackageManager | undefined {
  const name = program === 'yarnpkg' ? 'yarn' : program;
  return Object.hasOwn(packageManagers, name) ? packageManagers[name] : undefined;
}

function runsOf(
  operands: readonly WordValue[],
  manager: PackageManager,
  scriptNames: readonly string[],
  isHere: (directory: string) => boolean,
): readonly ScriptRun[] | undefined {
  const [first, ...rest] = operands;
  const command = first === undefined ? '' : literalText(first);
  if (command === undefined) return [];
  if (isNamed(manager.runs, command)) return runsNamed(rest, manager, scriptNames, isHere);
  const script = Object.hasOwn(manager.scripts, command) ? manager.scripts[command] : undefined;
  const lifecycle = Object.entries(manager.lifecycle).find(([names]) => isNamed(names, command));
  return [
    ...(script === undefined ? [] : aroundScript(script, rest)),
    ...(lifecycle?.[1].split(' ') ?? []).flatMap((name) => aroundScript(name, [])),
    ...(manager.takesBareNames && scriptNames.includes(command) ? aroundScript(command, rest) : []),
  ];
}

// `npm run --silent name`: options may stand between the two.
function runsNamed(
  words: readonly WordValue[],
  manager: PackageManager,
  scriptNames: readonly string[],
  isHere: (directory: string) => boolean,
): readonly ScriptRun[] | undefined {
  if (!manager.stopsAtName) return named(words);
  const given = readOptions(words, manager.options, { stopsAtOperand: true });
  const isElsewhere = given.options.some(
    ({ name, value }) =>
      manager.elsewhere.split(' ').includes(name) && !isHere(literalText(value) ?? ''),
  );
  if (isElsewhere) return undefined;
  return given.unknown.length > 0 ? everyRun(words, scriptNames) : named(given.operands);
}

function named([first, ...rest]: readonly WordValue[]): readonly ScriptRun[] {
  const name = literalText(first);
  return name === undefined ? [] : aroundScript(name, rest);
}

function aroundScript(name: string, words: readonly WordValue[]): readonly ScriptRun[] {
  return [
    { name: `pre${name}`, arguments: [] },
    { name, arguments: words },
    { name: `post${name}`, arguments: [] },
  ];
}

function everyRun(
  words: readonly WordValue[],
  scriptNames: readonly string[],
): readonly ScriptRun[] {
  const names = new Set(scriptNames);
  const found: ScriptRun[] = [];
  for (const [index, word] of words.entries()) {
    const text = literalText(word) ?? '';
    // They are short for a script.
    const name = text === 't' || text === 'tst' ? 'test' : text;
    if (names.delete(name)) found.push(...aroundScript(name, words.slice(index + 1)));
    if (found.length >= maxCandidates) break;
  }
  return found;
}

// `node --run name -- arguments`
function findNodeRuns(words: readonly WordValue[]): readonly ScriptRun[] {
  const index = words.findIndex((word) => /^--run(?:=|$)/u.test(literalText(word) ?? ''));
  if (index === -1) return [];
  const attached = /^--run=(.*)$/su.exec(literalText(words[index]) ?? '')?.[1];
  const name = attached ?? literalText(words[index + 1]);
  const rest = words.slice(index + (attached === undefined ? 2 : 1));
  return name === undefined ? [] : [{ name, arguments: rest }];
}

function isNamed(names: string, name: string): boolean {
  return names.split(' ').includes(name);
}
