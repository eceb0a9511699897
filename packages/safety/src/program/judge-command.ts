import type { ParsedScript } from 'unbash';
import type { CommandVerdict } from './command-verdict.ts';
import { concludeSafely } from './conclude-safely.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import { parseCommand } from './parse-command.ts';
import { judgePosix } from './posix/judge-posix.ts';
import type { Scene } from './scene.ts';
import { walkScript } from './script/walk-script.ts';

/**
 * Judges a command line of bash by its text alone: every program in it, however it is quoted, wrapped or nested.
 * Synchronous, touches no file, never throws, takes time linear in the text. Deny beats ask beats allow over all parts.
 */
export function judgeCommand(command: string, options: JudgeCommandOptions = {}): CommandVerdict {
  return concludeSafely(options, (scene) => {
    if (typeof command !== 'string') {
      scene.deny('invalid-options', 'A command is a text.');
      return;
    }
    scene.allowSteps(command.length);
    const script = parseCommand(command, scene);
    judgeShell(options.policy?.shell, script, scene);
    if (script !== undefined) walkScript(script, scene);
  });
}

function judgeShell(
  shell: string | undefined,
  script: ParsedScript | undefined,
  scene: Scene,
): void {
  if (shell === undefined || shell === 'bash') return;
  if (shell !== 'sh')
    scene.ask('unsupported-shell', 'Only commands of bash and of a POSIX shell can be judged.');
  else if (script !== undefined) judgePosix(script, scene);
}
