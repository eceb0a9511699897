import { forEachChild, type Command, type SyntaxNode, type Word } from 'unbash';
import type { Scene } from '../scene.ts';
import { isInterpreter } from '../unwrap/interpreters.ts';
import { runnableTexts } from '../unwrap/runnable-texts.ts';

const maxNodes = 5_000;

// What these are given they print, keep or hand on; texts of other programs are their own.
const keepers = new Set(
  (
    'echo printf read mapfile readarray declare typeset local export readonly set : eval trap alias unset let test [ env ' +
    'coproc exec cat tee xargs parallel source . bash sh'
  ).split(' '),
);

/**
 * The texts of a script that may be run although nobody follows how: empty unless something runs that is not known. What it writes about commands in
 * messages and patterns of programs is none.
 */
export function findVisibleTexts(script: SyntaxNode, scene: Scene): readonly string[] {
  return runsUnknown(scene) ? runnableTexts(collect(script, scene)) : [];
}

function runsUnknown(scene: Scene): boolean {
  return scene.findings.some(({ decision, rule, reason, evaluated }) => {
    // What is in a file of this command was judged with the file.
    if (decision !== 'ask' || reason.includes('runs a file')) return false;
    const name = evaluated?.[0] ?? '';
    if (rule === 'shell-construct' || rule === 'sets-variable') return true;
    if (rule === 'unknown-program') return name.includes('\uFFFD');
    return rule === 'runs-another' && (isInterpreter(name) || /^(?:eval|source|\.)$/u.test(name));
  });
}

function collect(script: SyntaxNode, scene: Scene): readonly string[] {
  const texts: string[] = [];
  const rest: SyntaxNode[] = [script];
  for (let seen = 0; seen < maxNodes; seen += 1) {
    const node = rest.pop();
    if (node === undefined) break;
    if (node.type === 'Assignment' && node.value.type === 'Word') texts.push(plainText(node.value));
    if (node.type === 'ArrayValue') texts.push(node.elements.map(plainText).join(' '));
    if (node.type === 'HereDoc' && node.body.parts === undefined) texts.push(node.body.text);
    if (node.type === 'HereString' && node.target !== undefined) texts.push(plainText(node.target));
    if (node.type === 'Command') texts.push(...textsOf(node, scene));
    forEachChild(node, (child) => {
      rest.push(child);
    });
  }
  return texts;
}

function textsOf({ name, args }: Command, scene: Scene): readonly string[] {
  const called = name?.value ?? '';
  const isKeeper =
    keepers.has(called) || isInterpreter(called) || scene.state.functions.has(called);
  if (!isKeeper) return [];
  const words = args.filter((word) => word.type === 'Word').map(plainText);
  return [...words, words.join(' ')];
}

// What is expanded was judged where it stands.
function plainText({ value, parts = [] }: Word): string {
  const isPlain = parts.every((part) =>
    part.type === 'DoubleQuoted'
      ? part.parts.every(({ type }) => type === 'Literal')
      : /^(?:Literal|SingleQuoted|AnsiCQuoted)$/u.test(part.type),
  );
  return isPlain ? value : '';
}
