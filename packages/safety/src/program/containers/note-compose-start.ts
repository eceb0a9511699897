import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { variableOf } from '../script/shell-state.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { findComposeFiles } from './find-compose-files.ts';

const composers = /^(?:docker(?:\.exe|-compose)?|podman(?:-compose)?|nerdctl|finch)$/u;

/** Notes what is known here of a program that starts a Compose project: where it runs, and which variables the text sets for it. */
export function noteComposeStart(
  program: readonly string[],
  { environment = [] }: Invocation,
  scene: Scene,
): void {
  const [name = ''] = program;
  const directories = [...scene.directories];
  if (!composers.test(name.slice(name.lastIndexOf('/') + 1))) return;
  if (findComposeFiles(program, directories[0] ?? '/') === undefined) return;
  const exported = [...scene.state.exported].map((variable): readonly [string, string | null] => [
    variable,
    exportedText(variable, scene),
  ]);
  scene.projects.push({
    argv: program,
    directories,
    variables: Object.fromEntries([...exported, ...environment.map(readAssignment)]),
  });
}

function exportedText(name: string, { state }: Scene): string | null {
  const value = variableOf(state, name);
  if (value?.kind !== 'scalar' || value.values.length !== 1) return null;
  return literalText(value.values[0]) ?? null;
}

function readAssignment(word: WordValue): readonly [string, string | null] {
  const text = word.kind === 'literal' ? word.text : word.prefix;
  const cut = text.indexOf('=');
  return cut < 0 ? [text, null] : [text.slice(0, cut), knownValue(word, cut)];
}

function knownValue(word: WordValue, cut: number): string | null {
  return word.kind === 'literal' ? word.text.slice(cut + 1) : null;
}
