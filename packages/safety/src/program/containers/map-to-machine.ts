import { posix } from 'node:path';
import { literal, literalText, type WordValue } from '../words/word-value.ts';
import { isInContainer, ownPlace } from './own-place.ts';
import type { BindMount } from './read-mounts.ts';

/**
 * The words of a command in a container, its paths named as they are on the machine; a path above a mounted directory stands for that, too. A
 * program that is named by a path of its own is given twice: by that path, since it may be any, and by its name, since it may be the usual one.
 */
export function mapToMachine(
  words: readonly WordValue[],
  mounts: readonly BindMount[],
  workingDirectory: string,
): readonly (readonly WordValue[])[] {
  const [program, ...rest] = words;
  if (program === undefined) return [];
  const mapped = rest.flatMap((word) => mapWord(word, mounts, workingDirectory));
  const text = literalText(program);
  if (text === undefined || !text.includes('/')) return [[program, ...mapped]];
  const named = [literal(posix.basename(text) || text), ...mapped];
  const path = posix.resolve('/', workingDirectory, text);
  const [place = path] = mapPath(path, mounts);
  const isUsual = usualPlaces.test(posix.dirname(path)) && isInContainer(place);
  return isUsual ? [named] : [[literal(place), ...mapped], named];
}

const usualPlaces = /^(?:\/usr|\/usr\/local)?\/s?bin$/u;

function mapWord(
  word: WordValue,
  mounts: readonly BindMount[],
  workingDirectory: string,
): readonly WordValue[] {
  const text = literalText(word);
  if (text === undefined || text.startsWith('-')) return [word];
  // A text with several words is one for a shell, and names of mounted directories are replaced in it.
  if (/\s/u.test(text)) return [literal(mapText(text, mounts))];
  if (!looksLikePath(text)) return [word];
  return mapPath(posix.resolve('/', workingDirectory, text), mounts).map(literal);
}

function looksLikePath(text: string): boolean {
  return text.includes('/') || text === '.' || text === '..' || text === '*';
}

function mapPath(path: string, mounts: readonly BindMount[]): readonly string[] {
  const below = mounts.filter(({ target }) => isAtOrBelow(target, path)).map((one) => one.source);
  const holder = mounts
    .filter(({ target }) => isAtOrBelow(path, target))
    .toSorted((one, other) => other.target.length - one.target.length)[0];
  if (holder === undefined) return [`${ownPlace}${path}`, ...below];
  const rest = path.slice(posix.resolve('/', holder.target).length);
  return [posix.join(holder.source, rest), ...below.filter((source) => source !== holder.source)];
}

function mapText(text: string, mounts: readonly BindMount[]): string {
  return text
    .split(/(?=\s)/u)
    .map((part) => {
      const start = part.search(/\S/u);
      const path = part.slice(start);
      if (start === -1 || !path.startsWith('/')) return part;
      const end = path.search(/[;&|)'"]/u);
      const name = end === -1 ? path : path.slice(0, end);
      const rest = end === -1 ? '' : path.slice(end);
      return `${part.slice(0, start)}${mapPath(posix.resolve(name), mounts).join(' ')}${rest}`;
    })
    .join('');
}

function isAtOrBelow(path: string, above: string): boolean {
  const top = posix.resolve('/', above);
  return top === '/' || path === top || path.startsWith(`${top}/`);
}
