import { judgeCommand } from '@selfware/safety/command';
import { secondsOfKind, type CommandKind } from './command-kinds.data.ts';
import { kindOfProgram } from './kind-of-program.ts';

/** How long a command line may take. */
export interface CommandLimits {
  /** The kind of its part that may take longest. */
  readonly kind: CommandKind;
  /** Seconds, when nobody says. */
  readonly usual: number;
  /** Seconds at most. */
  readonly most: number;
}

/** The time limits of a command line: of all the programs that it runs the largest; what cannot be read counts as `other`. */
export function limitsOfCommand(command: string): CommandLimits {
  const kinds = judgeCommand(command).effects.runs.flatMap((argv) => kindOfProgram(argv) ?? []);
  const [first = 'other', ...others] = [...new Set(kinds)];
  const kind = others.reduce(
    (longest, each) => (secondsOfKind[each].most > secondsOfKind[longest].most ? each : longest),
    first,
  );
  const all = [first, ...others].map((each) => secondsOfKind[each]);
  return {
    kind,
    usual: Math.max(...all.map(({ usual }) => usual)),
    most: Math.max(...all.map(({ most }) => most)),
  };
}
