import { containerEscape } from '../containers/container-escape.ts';
import { destroyTree } from './destroy-tree.ts';
import type { FloorRule } from './floor-rule.ts';
import { forbiddenProgram } from './forbidden-program.ts';
import { networkUse } from './network-use.ts';
import { readsSystemSecret } from './reads-system-secret.ts';
import { writeBeyond } from './write-beyond.ts';

/** The rules that hold in every mode, for every program, however it is wrapped. */
export const floorRules: readonly FloorRule[] = [
  forbiddenProgram,
  destroyTree,
  writeBeyond,
  readsSystemSecret,
  networkUse,
  containerEscape,
];
