import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import type { Unwrapped } from '../unwrap/unwrapper.ts';
import type { LanguageReader } from './language-reader.ts';
import { readUnread } from './read-unread.ts';
import { splitSql, type SqlStatement } from './split-sql.ts';
import {
  harmlessCalls,
  harmlessDotCommands,
  harmlessPragmas,
  readingStatements,
  toldPragmas,
  writingWords,
} from './sql-words.data.ts';

/** Reads statements of SQL: what only selects is harmless, what drops or empties is asked for as a loss, every other changes a database. */
export const readSql: LanguageReader = (text, invocation, scene) => {
  const scripts: string[] = [];
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const command = shellCommandOf(line);
    if (command !== undefined) scripts.push(command);
    else if (/^\s*[.\\]/u.test(line)) readShellLine(line.trim(), invocation, scene);
    else kept.push(line);
  }
  const { statements, isCertain } = splitSql(kept.join('\n'));
  if (!isCertain) readUnread(text, invocation, scene);
  for (const statement of statements) judgeStatement(statement, invocation, scene);
  return withScripts(scripts);
};

function withScripts(scripts: readonly string[]): Unwrapped {
  const asks = 'A command of a database shell runs a program.';
  return scripts.length === 0 ? {} : { scripts, asks };
}

// `\! command`, `.shell command`, `.system command`, `system command` hand the rest of the line to a shell.
function shellCommandOf(line: string): string | undefined {
  return /^\s*(?:\\!|\.sh\w*\s|\.sy\w*\s|system\s)(.*)$/iu.exec(line)?.[1];
}

// Commands of psql may go on behind another command or a statement.
function readShellLine(line: string, invocation: Invocation, scene: Scene): void {
  const [name = '', ...rest] = line.split(/\s+/u);
  const isHarmless =
    harmlessDotCommands.includes(name) ||
    /^\\(?:d[a-zA-Z]*\+?|l\+?|x|q|timing|conninfo|z)$/u.test(name);
  if (!isHarmless || rest.some((word) => /[\\|]/u.test(word))) readUnread(line, invocation, scene);
}

function judgeStatement(statement: SqlStatement, { span }: Invocation, scene: Scene): void {
  if (losesRows(statement))
    scene.ask('destroys', 'A statement drops or empties what a database holds.', span);
  else if (!onlyReads(statement))
    scene.ask('changes-system', 'A statement may change a database or more.', span);
}

function losesRows(words: SqlStatement): boolean {
  const [first = ''] = words;
  if (/^(?:drop|truncate|flush|purge|reset)$/u.test(first)) return true;
  return words.some((word, index) => {
    const next = words[index + 1];
    if (word === 'drop' || word === 'truncate') return first !== 'select';
    const isDelete = word === 'delete' && next === 'from';
    const isUpdate = word === 'update' && words.includes('set', index);
    return (isDelete || isUpdate) && !hasCondition(words.slice(index));
  });
}

// `where true` and `where 1 = 1` mean every row.
function hasCondition(words: SqlStatement): boolean {
  const where = words.indexOf('where');
  if (where === -1) return false;
  const [left, sign, right] = words.slice(where + 1);
  const isAlways =
    left === 'true' || (left !== undefined && /^[1-9]\d*$/u.test(left) && sign === undefined);
  return !isAlways && !(sign === '=' && left === right);
}

function onlyReads(words: SqlStatement): boolean {
  const [first = '', name = ''] = words;
  if (first === 'pragma')
    return harmlessPragmas.includes(name)
      ? !words.includes('=')
      : toldPragmas.includes(name) && words.length === 2;
  if (!readingStatements.includes(first)) return false;
  if (words.some((word) => writingWords.includes(word))) return false;
  return words.every((word, index) => {
    const isCall = words[index + 1] === '(' && /^[\p{L}_"`\]]/u.test(word);
    return !isCall || harmlessCalls.includes(word);
  });
}
