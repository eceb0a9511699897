import { archives } from './archives.data.ts';
import { coreutils } from './coreutils.data.ts';
import { git } from './git.data.ts';
import { network } from './network.data.ts';
import type { ProgramDescription } from './program-description.ts';
import { search } from './search.data.ts';
import { system } from './system.data.ts';
import { tools } from './tools.data.ts';

const tables = [coreutils, search, git, tools, archives, network, system];

/** What is known of a program that only looks; absent for every other. */
export function describeProgram(name: string): ProgramDescription | undefined {
  const table = tables.find((one) => Object.hasOwn(one, name));
  return table?.[name];
}
