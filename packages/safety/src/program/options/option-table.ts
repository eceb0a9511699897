/**
 * What an option does.
 * Without a value: `flag` nothing more than telling the program how; `informs` makes it tell about itself and end; `in-place` makes it write the files it
 * reads; `networks` makes it talk to others; `destroys` makes it lose what cannot be had back; `asks` is known and always needs a question.
 * With a value: `value` a text; `pattern` stands for the first operand; `read` a file; `read-list` a file that names further files; `write` a file;
 * `write-into` a directory that gets files; `directory` where the rest is done; `run` a command line of a shell; `program` the name of a program;
 * `code` a file that is run or loaded; `script` a text in the description's language; `script-file` a file with such a text; `url` an address;
 * `format` a format of git or ps, which may run programs or show variables; `assigns` a variable or setting with its value; `asks-value` always needs a question.
 * With two values: `pair` two texts; `pair-read` a text and a file.
 * With a value that may be missing, and is attached where it is there: `optional` a text; `optional-write` a file; `optional-run` a command line;
 * `optional-in-place` the ending of a copy, and it makes the program write the files it reads.
 */
export type OptionRole =
  | 'flag'
  | 'informs'
  | 'in-place'
  | 'networks'
  | 'destroys'
  | 'asks'
  | 'value'
  | 'pattern'
  | 'read'
  | 'read-list'
  | 'write'
  | 'write-into'
  | 'directory'
  | 'run'
  | 'program'
  | 'code'
  | 'script'
  | 'script-file'
  | 'url'
  | 'format'
  | 'assigns'
  | 'asks-value'
  | 'pair'
  | 'pair-read'
  | 'optional'
  | 'optional-write'
  | 'optional-run'
  | 'optional-in-place';

/**
 * The spellings of a program's options by their role, parted by one space: `{ flag: '-a --all', value: '-n --lines' }`. `-#` stands for a number, as in
 * `head -20`. What is not listed is unknown. Long names may be given abbreviated, as getopt_long takes them, so list every long name that the program has.
 */
export type OptionTable = Readonly<Partial<Record<OptionRole, string>>>;
