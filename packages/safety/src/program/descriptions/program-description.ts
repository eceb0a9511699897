import type { OptionTable } from '../options/option-table.ts';

/**
 * What an operand of a program is.
 * `none`: there is none. `text`: only a text. `pattern`: a text that an option of the role `pattern` or `script` may stand for. `script`: the same, in the
 * description's language. `read`: a file or directory whose content is read. `start`: the same, or where tail starts in its old way.
 * `list`: one of which only the name and the attributes are told.
 * `write`: written or made. `delete`: removed. `move`: removed here and written elsewhere. `link`: what a link points to. `code`: a file of a program that is run.
 * `url`: an address that is talked to. `host`: another machine. `revisions`: revisions or paths of git, whose path part is read.
 * `change`: a name that is changed in a repository or database. `format-date`: `+FORMAT`, or else a date to set. `assigns`: `NAME=value`.
 * `seconds`: how long it waits. `count`: a number that says how much it prints. `variable`: a variable that it sets. `shell-option`: an option of the shell.
 * `process-letters`: the options of ps without a dash.
 * `command`: this and all further words are a program with its arguments. `command-line`: this and all further words, joined, are a command line of a shell.
 */
export type OperandRole =
  | 'none'
  | 'text'
  | 'pattern'
  | 'script'
  | 'read'
  | 'start'
  | 'list'
  | 'write'
  | 'delete'
  | 'move'
  | 'link'
  | 'code'
  | 'url'
  | 'host'
  | 'revisions'
  | 'change'
  | 'format-date'
  | 'assigns'
  | 'seconds'
  | 'count'
  | 'variable'
  | 'shell-option'
  | 'process-letters'
  | 'command'
  | 'command-line';

/**
 * What a use of a program does beyond its files; each is asked for by a rule of its own.
 * `runs-code`: code of the project, or a plug-in, a configuration or a build that is code. `uses-network`: talks to others. `changes-repository`: commits,
 * branches, the index. `pushes`: gives what is here to others (push, publish, deploy). `destroys`: loses what cannot be had back. `changes-system`: services,
 * packages, users, processes, other machines. `reads-environment`: shows variables that may be secrets. `opens-terminal`: an editor, a pager, a prompt.
 * `endless`: may never end. `outside-workspace`: tells what files of the system hold. `unpacks`: writes files that an archive names.
 * `writes`: writes files of the current directory whose names are not given.
 */
export type EffectName =
  | 'runs-code'
  | 'uses-network'
  | 'changes-repository'
  | 'pushes'
  | 'destroys'
  | 'changes-system'
  | 'reads-environment'
  | 'opens-terminal'
  | 'outside-workspace'
  | 'unpacks'
  | 'writes'
  | 'endless';

/** Small languages that programs take as a text; each has a reader of its own in `languages/`. */
export type Language =
  | 'sed'
  | 'awk'
  | 'jq'
  | 'yq'
  | 'python'
  | 'javascript'
  | 'perl'
  | 'ruby'
  | 'php'
  | 'lua'
  | 'sql'
  | 'mongo'
  | 'unread';

/** What one program, or one of its subcommands, does with what it is given. Whatever is not described is unknown, so it is asked for. */
export interface ProgramDescription {
  readonly options: OptionTable;
  /** Roles of the first operands, where they have ones of their own: `['pattern']` for grep, `['read', 'write']` for uniq. */
  readonly first?: readonly OperandRole[];
  /** The role of every further operand. */
  readonly operands: OperandRole;
  /** Roles of operands that begin with a name and `=`, by this name: `{ of: 'write' }` for dd; they are what stands behind the `=`. */
  readonly keys?: Readonly<Record<string, OperandRole>>;
  /** The role of the last operand, where there are two or more: `write` for cp. */
  readonly last?: OperandRole;
  /** More operands than this make it unknown. */
  readonly maxOperands?: number;
  /** One of these options, parted by spaces, must be given, or the use is unknown; `''` means that no use without a subcommand is known. */
  readonly needs?: string;
  /** What every use does. */
  readonly effects?: readonly EffectName[];
  /** True: without an operand it reads its input, and waits where there is none. */
  readonly waitsForInput?: boolean;
  /** True: without an operand it reads the current directory. */
  readonly readsDirectory?: boolean;
  /** True: arguments are taken as they are, options do not exist. */
  readonly takesAnyText?: true;
  /** True: every option of the program only tells it how to look, so that a glob may stand where an option could. */
  readonly hasHarmlessOptions?: true;
  /** True: options end at the first operand. */
  readonly stopsAtOperand?: true;
  readonly language?: Language;
  /** True: where no argument gives a text in the language, its input is one. */
  readonly readsScript?: true;
  /** True: `-` where it writes stands for its output; otherwise it is a file of that name. */
  readonly writesDashToOutput?: true;
  /** True: a first word without a dash is options, too: `tar xf a`. */
  readonly bundlesFirst?: true;
  /** True: a file may be one of another machine: `host:file`. */
  readonly reachesHosts?: true;
  /** True: `@file` stands for the arguments in a file. */
  readonly takesResponseFiles?: true;
  /** Other uses, told by their options: the first whose `when` (options parted by spaces) has one that is given replaces these fields. */
  readonly uses?: readonly (Partial<
    Omit<ProgramDescription, 'uses' | 'options' | 'subcommands'>
  > & {
    readonly when: string;
    /** Roles that options have in this use only; whether they take a value stays as it is. */
    readonly roles?: OptionTable;
  })[];
  /** Subcommands; the options above are those before it. Names parted by spaces share a description: `'add stage'`. */
  readonly subcommands?: Readonly<Record<string, ProgramDescription>>;
}
