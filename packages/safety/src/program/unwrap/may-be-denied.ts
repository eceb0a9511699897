import { deviceTools } from '../floor/device-tools.data.ts';
import { treeChangers } from '../floor/destroy-tree.data.ts';
import { forbiddenArguments, forbiddenPrograms } from '../floor/forbidden-programs.data.ts';
import { downloaders, networkPrograms } from '../floor/network-programs.data.ts';
import { writers } from '../floor/writers.data.ts';
import { isInterpreter } from './interpreters.ts';
import { looseWrappers } from './loose-wrappers.data.ts';
import { prefixWrappers } from './prefix-wrappers.data.ts';

const tables = [deviceTools, treeChangers, forbiddenPrograms, forbiddenArguments, writers] as const;
const others = 'env command exec eval find xargs parallel su runuser git docker podman sed';

/** True for a program that the floor has something against in some use, whether by itself or by what it runs. */
export function mayBeDenied(name: string): boolean {
  return (
    isWrapper(name) ||
    tables.some((table) => Object.hasOwn(table, name)) ||
    networkPrograms.includes(name) ||
    downloaders.includes(name) ||
    isInterpreter(name) ||
    /^(?:mk\w*fs|newfs)/u.test(name)
  );
}

/** True for a program that runs others. */
export function isWrapper(name: string): boolean {
  return (
    Object.hasOwn(prefixWrappers, name) ||
    looseWrappers.includes(name) ||
    others.split(' ').includes(name)
  );
}
