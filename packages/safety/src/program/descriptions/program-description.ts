import type { OptionTable } from '../options/option-table.ts';

/** What the operands of a program are. `revisions`: revisions or paths of git, whose path part is read. */
export type OperandRole =
  | 'none'
  | 'text'
  | 'read'
  | 'pattern-then-read'
  | 'print-script-then-read'
  | 'format-date'
  | 'revisions';

/** A program, or a subcommand, that only looks: what it may be given without a question. */
export interface ProgramDescription {
  readonly options: OptionTable;
  readonly operands: OperandRole;
  /** More operands than this make it unknown: `uniq in out` writes. */
  readonly maxOperands?: number;
  /** An option of these must be given, or the program does something else. */
  readonly needs?: readonly string[];
  /** True: without an operand it reads its input, and waits where there is none. */
  readonly waitsForInput?: true;
  /** True: without an operand it reads the current directory. */
  readonly readsDirectory?: true;
  /** True: arguments are taken as they are, options do not exist. */
  readonly takesAnyText?: true;
  /** Subcommands; the options above are those before it. */
  readonly subcommands?: Readonly<Record<string, ProgramDescription>>;
}
