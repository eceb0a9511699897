import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { treeChangers, type TreeChanger } from './destroy-tree.data.ts';
import type { FloorRule } from './floor-rule.ts';
import { isVitalTarget } from './is-vital-target.ts';

/** Denies to remove, move or re-own the root, the home, the workspace, what lies above it, and directories of the system. */
export const destroyTree: FloorRule = {
  id: 'destroy-tree',
  denies: ['destroys-tree'],
  judge: (name, invocation, scene) => {
    const changer = Object.hasOwn(treeChangers, name) ? treeChangers[name] : undefined;
    if (changer === undefined) return;
    const { options, operands } = split(invocation.words.slice(1), changer.values ?? []);
    if (options.some(unprotectsRoot)) denyTree(invocation, scene);
    if (closesRoot(name, operands, scene)) denyTree(invocation, scene);
    if (!isTriggered(options, changer.triggers)) return;
    if (victimsOf(operands, options, changer).some((word) => isVitalTarget(word, scene)))
      denyTree(invocation, scene);
  },
  examples: {
    match: [
      'rm -rf /',
      'rm --rec --for ~',
      'rm -rf /$x',
      'mv ~ /tmp/x',
      'mv -t /tmp ~',
      'chmod -R 000 /',
      'chmod 000 /',
      'chown -R me /usr',
      'rsync -a --delete empty/ /',
      'rimraf /',
      'tar --remove-files -cf x.tar ~',
    ],
    notMatch: [
      'rm -rf node_modules',
      'rm -rf /tmp/x',
      'rm -rf "$BUILD"',
      'mv a /tmp',
      'rsync -a --delete / backup',
      'chmod 755 .',
      'chmod +x run.sh',
      'tar -cf x.tar .',
    ],
  },
};

function denyTree({ span }: Invocation, scene: Scene): void {
  const reason = 'This command would destroy the workspace, the home or the system.';
  scene.deny('destroys-tree', reason, span);
}

// Of the root even the one directory is enough: nothing below it can be reached.
function closesRoot(name: string, operands: readonly WordValue[], scene: Scene): boolean {
  if (!/^ch(?:mod|own|grp|attr|flags)$/u.test(name)) return false;
  return operands.some((word) => {
    const text = literalText(word);
    return text?.startsWith('/') === true && scene.resolveAll(text).includes('/');
  });
}

function isTriggered(options: readonly string[], triggers: readonly string[]): boolean {
  if (triggers.length === 0) return true;
  return options.some((option) =>
    option.startsWith('--')
      ? // GNU programs take any unambiguous beginning of a long name.
        option.length > 2 &&
        triggers.some((trigger) => trigger.length > 1 && trigger.startsWith(option.slice(2)))
      : triggers.some((trigger) => trigger.length === 1 && option.includes(trigger)),
  );
}

function victimsOf(
  operands: readonly WordValue[],
  options: readonly string[],
  { victims }: TreeChanger,
): readonly WordValue[] {
  const hasTarget = options.some((option) => /^(?:-[a-zA-Z]*t|--t)/u.test(option));
  switch (victims) {
    // `--reference` and `-t` stand for the operand that is none.
    case 'all-but-first':
      return options.some((option) => /^--ref/u.test(option)) ? operands : operands.slice(1);
    case 'all-but-last':
      return hasTarget || operands.length < 2 ? operands : operands.slice(0, -1);
    case 'last':
      return operands.slice(-1);
    case 'all':
      return operands;
  }
}

function split(
  words: readonly WordValue[],
  values: readonly string[],
): { readonly options: readonly string[]; readonly operands: readonly WordValue[] } {
  const options: string[] = [];
  const operands: WordValue[] = [];
  let isOver = false;
  let takesNext = false;
  for (const word of words) {
    const text = literalText(word);
    if (takesNext) takesNext = false;
    else if (text === '--' && !isOver) isOver = true;
    else if (text?.startsWith('-') === true && text !== '-' && !isOver) {
      options.push(text);
      takesNext = values.includes(text);
    } else operands.push(word);
  }
  return { options, operands };
}

// GNU programs take any unambiguous beginning of a long name.
function unprotectsRoot(option: string): boolean {
  return option.length > 2 && '--no-preserve-root'.startsWith(option);
}
