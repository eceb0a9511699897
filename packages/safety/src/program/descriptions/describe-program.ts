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

// Of tables with the same name the last one counts: `jar` is one of the archives and none of the tools of a language.
const programs: Readonly<Record<string, ProgramDescription>> = {
  ...infrastructure,
  ...editors,
  ...builds,
  ...databases,
  ...system,
  ...network,
  ...languageTools,
  ...pythonTools,
  ...nodeTools,
  ...archives,
  ...containers,
  ...hosting,
  ...git,
  ...queries,
  ...search,
  ...builtins,
  ...textTools,
  ...coreutils,
};

/** What is known of a program that only looks; absent for every other. */
export function describeProgram(name: string): ProgramDescription | undefined {
  return Object.hasOwn(programs, name) ? programs[name] : undefined;
}
