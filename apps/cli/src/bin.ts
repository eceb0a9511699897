#!/usr/bin/env node
import { findStaticAnswer, type StaticTexts } from './command-line/static-answer.ts';

// Written by the build; absent when this runs from sources.
declare const builtTexts: StaticTexts | undefined;

const texts = typeof builtTexts === 'undefined' ? undefined : builtTexts;
const answer = texts && findStaticAnswer(() => texts, process.argv.slice(2));
if (answer !== undefined) process.stdout.write(answer);
else if (!isSupported(process.versions.node)) {
  process.stderr.write(
    `selfware: expected Node 22.22.2, 24.15 or a later one, got ${process.versions.node} (cli/old-node)\n`,
  );
  process.exitCode = 2;
} else {
  // Must happen before the rest is loaded; never in a directory where somebody else could plant code.
  const directory = cacheDirectory(process.env);
  if (directory !== undefined)
    process.getBuiltinModule('node:module').enableCompileCache(directory);
  const { main } = await import('./main.ts');
  await main();
}

// No newer syntax or module before this is known: an old Node has to be able to read it.
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15) || (major === 22 && minor >= 22);
}

function cacheDirectory(environment: NodeJS.ProcessEnv): string | undefined {
  const { XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (cache) return `${cache}/selfware`;
  return home ? `${home}/.cache/selfware` : undefined;
}
