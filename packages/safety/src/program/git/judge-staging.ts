import { posix } from 'node:path';
import { classifyPath } from '../../policy/classify-path.ts';
import { foldName } from '../../policy/fold-name.ts';
import type { OptionTable } from '../options/option-table.ts';
import { readOptions, type GivenOption } from '../options/read-options.ts';
import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue, type Words } from '../words/word-value.ts';

/** A `git add`, taken apart. */
export interface Staging {
  /** The options of git itself. */
  readonly globals: readonly GivenOption[];
  /** What stands behind `add`. */
  readonly words: Words;
  readonly table: OptionTable;
}

/**
 * Denies to stage what is none of the workspace's own files: paths that lead out of it, another work tree, lists of paths that lie
 * elsewhere, secret files by name and by pattern, and what lies in a `.git`.
 */
export function judgeStaging(
  { globals, words, table }: Staging,
  { span }: Invocation,
  scene: Scene,
): void {
  const { options, operands } = readOptions(words, table);
  const places = globals.filter(({ name }) => placeOptions.includes(name));
  const base = places.filter(({ name }) => name === '-C').map(({ value }) => textOf(value));
  const lists = options.filter(({ name }) => name === '--pathspec-from-file');
  const elsewhere = [
    ...places.map(({ value }) => textOf(value)),
    ...lists.map(({ value }) => textOf(value)).filter((text) => text !== '-'),
  ];
  if (elsewhere.some((text) => leadsOut(text, scene)))
    scene.deny('outside-workspace', 'This stages files by what lies outside the workspace.', span);
  for (const operand of operands) judgePathspec(textOf(operand), base, { scene, span });
}

const placeOptions: readonly string[] = ['-C', '--work-tree', '--git-dir'];

interface Place {
  readonly scene: Scene;
  readonly span: Invocation['span'];
}

function judgePathspec(text: string, base: readonly string[], { scene, span }: Place): void {
  const { path, isTop, excludes } = splitMagic(text);
  if (excludes) return;
  // From the top of the repository, which is the workspace or lies above it.
  const place = isTop ? posix.join(scene.workspace, path) : posix.join(...base, path);
  if (leadsOut(place, scene))
    scene.deny('outside-workspace', 'This stages files outside the workspace.', span);
  const names = path.split('/');
  if (names.some((name) => foldName(name) === '.git'))
    scene.deny('protected-path', 'This stages what lies inside a repository.', span);
  const found = classifyPath(names);
  if (found.read === 'ask')
    scene.deny('secret-file', `This stages ${found.label}, which then stay in every copy.`, span);
}

/** A pathspec without its magic words: `:(top,glob)a`, `:/a`, `:!a`, `:a`. */
function splitMagic(text: string): {
  readonly path: string;
  readonly isTop: boolean;
  readonly excludes: boolean;
} {
  const [, long, afterLong] = /^:\(([^)]*)\)(.*)$/su.exec(text) ?? [];
  if (long !== undefined) {
    const words = long.split(',').map((word) => word.trim());
    const [isTop, excludes] = [words.includes('top'), words.includes('exclude')];
    return { path: afterLong ?? '', isTop, excludes };
  }
  const [, short, afterShort] = /^:([/!^]*):?(.*)$/su.exec(text) ?? [];
  if (short === undefined) return { path: text, isTop: false, excludes: false };
  return {
    path: afterShort ?? '',
    isTop: short.includes('/'),
    excludes: /[!^]/u.test(short),
  };
}

function leadsOut(path: string, scene: Scene): boolean {
  const { workspace } = scene;
  const places = scene.resolveAll(path);
  return (
    path !== '' &&
    places.every((place) => place !== workspace && !place.startsWith(`${workspace}/`))
  );
}

// Of a word that only the shell knows, the beginning is what is known.
function textOf(word: WordValue | undefined): string {
  return literalText(word) ?? (word?.kind === 'unknown' ? (word.glob ?? word.prefix) : '');
}
