import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSources } from '../check-shape/list-sources.ts';
import type { WorkspacePackage } from '../workspace/list-packages.ts';

// What code uses that turns bytes from elsewhere into something: a sign that `foreignBytes: false` is wrong.
const signs = /\b(?:parseJson|TextDecoder|StringDecoder|JSON\.parse)\b|from 'unbash'/u;

/** What is wrong with a package's word on foreign bytes, or with the fuzz targets that it owes. */
export function judgeFuzzPresence({
  folder,
  directory,
  manifest,
}: WorkspacePackage): readonly string[] {
  const declared = manifest.selfware?.foreignBytes;
  if (declared === undefined) {
    return [`${folder}: package.json does not say selfware.foreignBytes: true or false`];
  }
  const targets = fuzzTargets(directory);
  if (declared && targets.length === 0) {
    return [`${folder}: reads foreign bytes and has no fuzz/<target>.fuzz.ts`];
  }
  const reader = declared ? undefined : readerOf(directory);
  return [
    ...(reader === undefined
      ? []
      : [`${folder}: says that it reads no foreign bytes, but ${reader} does`]),
    ...targets
      .filter((target) => !existsSync(join(directory, 'fuzz/corpus', target)))
      .map((target) => `${folder}: the fuzz target ${target} has no fuzz/corpus/${target}`),
  ];
}

function fuzzTargets(directory: string): readonly string[] {
  const folder = join(directory, 'fuzz');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.fuzz.ts'))
    .map((name) => name.replace(/\.fuzz\.ts$/u, ''));
}

function readerOf(directory: string): string | undefined {
  return listSources(join(directory, 'src'))
    .filter((path) => !/\.test(?:-d)?\.ts$/u.test(path))
    .find((path) => signs.test(readFileSync(path, 'utf8')))
    ?.slice(directory.length + 1);
}
