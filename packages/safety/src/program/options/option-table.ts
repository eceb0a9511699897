/**
 * What an option does. `flag`: nothing else. `value`: takes a value that is only a text. `optional`: may take one, attached.
 * `pattern`: takes a value and stands for the first operand. `read`: takes a file that is read. `write`: takes a file that is written.
 * `format`: takes a format of git, which may run programs.
 */
export type OptionRole = 'flag' | 'value' | 'optional' | 'pattern' | 'read' | 'write' | 'format';

/** Options by their spelling, as `-n` and `--lines`; `-#` stands for a number, as in `head -20`. What is not listed is unknown. */
export type OptionTable = Readonly<Record<string, OptionRole>>;
