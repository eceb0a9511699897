import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages } from '../tools/workspace/list-packages.ts';
import { workspaceRoot } from '../tools/workspace/workspace-root.ts';

/** One fuzz target: its folders hold one input a file, and may be absent. */
export interface FuzzTarget {
  /** `<package>.<target>`, such as `persistence.journal`. */
  readonly name: string;
  readonly file: string;
  readonly corpus: string;
  readonly findings: string;
}

/** Every `fuzz/<target>.fuzz.ts` of every package and app, by name. */
export function listTargets(root: string = workspaceRoot): readonly FuzzTarget[] {
  return listPackages(root).flatMap(({ folder, directory }) => {
    const place = join(directory, 'fuzz');
    const names = existsSync(place) ? readdirSync(place) : [];
    return names
      .filter((name) => name.endsWith('.fuzz.ts'))
      .sort()
      .map((name) => targetOf(root, folder, place, name.replace(/\.fuzz\.ts$/u, '')));
  });
}

function targetOf(root: string, folder: string, place: string, target: string): FuzzTarget {
  const name = `${folder}.${target}`;
  return {
    name,
    file: join(place, `${target}.fuzz.ts`),
    corpus: join(place, 'corpus', target),
    findings: join(root, 'fuzz/findings', name),
  };
}
