import { forEachChild, type SyntaxNode } from 'unbash';
import type { Scene } from '../scene.ts';
import { isBashOnly } from './is-bash-only.ts';

/** Asks for everything in a text that bash and a POSIX shell read differently: the text is judged as bash reads it. */
export function judgePosix(script: SyntaxNode, scene: Scene): void {
  const waiting: SyntaxNode[] = [script];
  // A list instead of recursion: texts may be nested deeper than the stack.
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    scene.work += 1;
    if (isBashOnly(node)) {
      const reason = 'This command is read differently by bash and by the shell that will run it.';
      scene.ask('not-posix', reason, { start: node.pos, end: node.end });
    }
    forEachChild(node, (child) => {
      waiting.push(child);
    });
  }
}
