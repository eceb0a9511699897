#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { findStaticAnswer, type StaticTexts } from './command-line/static-answer.ts';

// Written by the build; absent when this runs from sources.
declare const builtTexts: StaticTexts | undefined;

const texts = typeof builtTexts === 'undefined' ? undefined : builtTexts;
const answer = texts && findStaticAnswer(() => texts, process.argv.slice(2));
if (answer === undefined) {
  // Must happen before the rest is loaded; never in a directory where somebody else could plant code.
  const directory = cacheDirectory(process.env);
  if (directory !== undefined) enableCompileCache(directory);
  const { main } = await import('./main.ts');
  await main();
} else process.stdout.write(answer);

function cacheDirectory(environment: NodeJS.ProcessEnv): string | undefined {
  const { SELFWARE_STATE_DIR: state, XDG_CACHE_HOME: cache, HOME: home } = environment;
  if (state) return `${state}/cache`;
  if (cache) return `${cache}/selfware`;
  return home ? `${home}/.cache/selfware` : undefined;
}
