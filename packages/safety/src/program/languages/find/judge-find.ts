import { isScratch } from '../../floor/is-vital-target.ts';
import type { Invocation } from '../../invocation.ts';
import type { Scene } from '../../scene.ts';
import { literal, literalText, type WordValue } from '../../words/word-value.ts';
import { narrowingPrimaries } from './find-primaries.data.ts';
import type { FindExpression } from './parse-find.ts';

/** Judges what a search itself does: what it looks at, writes and deletes; the commands that it runs are not looked at. */
export function judgeFind(
  expression: FindExpression,
  { words, span }: Invocation,
  scene: Scene,
): void {
  const { starts, primaries, problems } = expression;
  for (const problem of new Set(problems)) {
    scene.unknown = true;
    scene.ask('unknown-argument', `Nothing is known of ${problem} in this place of find.`, span);
  }
  if (words.some((word) => word.kind === 'unknown' && word.isFromEnvironment === true))
    scene.ask('reads-environment', 'This find shows a variable of the environment.', span);
  for (const start of startsOf(starts)) judgeStart(start, span, scene);
  for (const { name, values } of primaries) {
    if (name === '-delete') judgeDelete(expression, span, scene);
    for (const { word, role } of values)
      if (role === 'look') lookAt(word, span, scene);
      else if (role === 'write') writeTo(word, span, scene);
  }
}

/** True when tests leave out some of what is below the starts. */
export function isNarrowed({ primaries }: FindExpression): boolean {
  return primaries.some(({ name }) => narrowingPrimaries.includes(name) || /^-newer../u.test(name));
}

/** The starting points, where they are not given the current directory. */
export function startsOf(starts: readonly WordValue[]): readonly WordValue[] {
  return starts.length === 0 ? [literal('.')] : starts;
}

function judgeStart(start: WordValue, span: Invocation['span'], scene: Scene): void {
  if (start.kind === 'literal') scene.read(start.text, span);
  else if (start.glob !== undefined) scene.readGlob(start.prefix, start.glob, span);
}

function lookAt(word: WordValue, span: Invocation['span'], scene: Scene): void {
  if (word.kind === 'literal') scene.list(word.text, span);
  else scene.ask('unknown-argument', 'Which file find compares with is not known.', span);
}

function writeTo(word: WordValue, span: Invocation['span'], scene: Scene): void {
  if (word.kind === 'literal') {
    scene.write(word.text, span);
    return;
  }
  scene.unknown = true;
  scene.ask('unknown-argument', 'Which file find writes is not known.', span);
  scene.writeGlob(word.prefix, span);
}

function judgeDelete(expression: FindExpression, span: Invocation['span'], scene: Scene): void {
  const starts = startsOf(expression.starts);
  const isVital = starts.some((start) => {
    const path = literalText(start) ?? (start.kind === 'unknown' ? start.prefix : '');
    return path !== '' && !isScratch(path, scene) && scene.isVitalBeyondWorkspace(path);
  });
  if (isVital) scene.deny('destroys-tree', 'This find would delete a vital directory.', span);
  scene.ask('destroys', 'This find deletes what it finds.', span);
  for (const start of starts)
    if (start.kind === 'literal') scene.write(start.text, span);
    else scene.writeGlob(start.prefix, span);
}
