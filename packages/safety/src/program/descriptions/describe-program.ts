import { archives } from './archives.data.ts';
import { containers } from './containers.data.ts';
import { builds } from './builds.data.ts';
import { builtins } from './builtins.data.ts';
import { coreutils } from './coreutils.data.ts';
import { databases } from './databases.data.ts';
import { editors } from './editors.data.ts';
import { hosting } from './gh.data.ts';
import { git } from './git.data.ts';
import { network } from './network.data.ts';
import { infrastructure } from './infrastructure.data.ts';
import { languageTools } from './language-tools.data.ts';
import { nodeTools } from './node-tools.data.ts';
import type { ProgramDescription } from './program-description.ts';
import { pythonTools } from './python-tools.data.ts';
import { queries } from './queries.data.ts';
import { search } from './search.data.ts';
import { system } from './system.data.ts';
import { textTools } from './text-tools.data.ts';

const tables = [
  coreutils,
  textTools,
  builtins,
  search,
  queries,
  git,
  hosting,
  containers,
  // `jar` is one of the archives before it is one of the tools of a language.
  archives,
  nodeTools,
  pythonTools,
  languageTools,
  network,
  system,
  databases,
  builds,
  editors,
  infrastructure,
];

/** What is known of a program that only looks; absent for every other. */
export function describeProgram(name: string): ProgramDescription | undefined {
  const table = tables.find((one) => Object.hasOwn(one, name));
  return table?.[name];
}
