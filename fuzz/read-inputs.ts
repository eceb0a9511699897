import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One input and the path of its file. */
export interface FuzzInput {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The inputs in a folder, by name; none when the folder is absent. */
export function readInputs(folder: string): readonly FuzzInput[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}
