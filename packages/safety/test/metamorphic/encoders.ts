/** Another spelling of the same command. */
export interface Encoder {
  readonly name: string;
  /** Undefined where this command cannot be spelled so. */
  readonly encode: (command: string) => string | undefined;
  /** Where the content is really hidden a question is enough. */
  readonly mayAsk?: boolean;
}

const bytesOf = (text: string): readonly number[] => Array.from(Buffer.from(text, 'utf8'));
const octal = (text: string): string =>
  bytesOf(text)
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');
const escapedHex = (text: string): string => hex(text).replace(/../gu, '\\x$&');
const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const double = (text: string): string => `"${text.replace(/["\\$`]/gu, '\\$&')}"`;

/** A command of plain words only: no quoting, expansion or operator. */
function plainWords(command: string): readonly string[] | undefined {
  return /^[\w./:@+-]+(?: [\w./:@+=,%-]+)*$/u.test(command) ? command.split(' ') : undefined;
}

/** Applies a spelling to every word. */
function words(spell: (word: string) => string): Encoder['encode'] {
  return (command) => plainWords(command)?.map(spell).join(' ');
}

/** Every way of writing that is tried on each denied command. */
export const encoders: readonly Encoder[] = [
  { name: 'single quotes', encode: words(single) },
  { name: 'double quotes', encode: words((word) => `"${word}"`) },
  { name: 'hex escapes', encode: words((word) => `$'${escapedHex(word)}'`) },
  { name: 'octal escapes', encode: words((word) => `$'${octal(word)}'`) },
  { name: 'backslashes', encode: words((word) => word.replace(/./gu, '\\$&')) },
  { name: 'quotes in the middle', encode: words((word) => word.split('').join("''")) },
  { name: 'continued lines', encode: words((word) => word.split('').join('\\\n')) },
  {
    name: 'variable',
    encode: (command) => {
      const [name, ...rest] = plainWords(command) ?? [];
      return name === undefined ? undefined : `a=${name}; $a ${rest.join(' ')}`;
    },
  },
  {
    name: 'split variables',
    encode: (command) => {
      const [name = '', ...rest] = plainWords(command) ?? [];
      return name.length < 2
        ? undefined
        : `a=${name.slice(0, 1)} b=${name.slice(1)}; $a$b ${rest.join(' ')}`;
    },
  },
  {
    name: 'exported variable',
    encode: (command) => `export A=${single(command)}; eval "$A"`,
  },
  {
    name: 'default of a variable',
    encode: (command) => {
      const [name, ...rest] = plainWords(command) ?? [];
      return name === undefined ? undefined : `\${x:-${name}} ${rest.join(' ')}`;
    },
  },
  { name: 'separator variable', encode: (command) => plainWords(command)?.join('${IFS}') },
  {
    name: 'braces',
    encode: (command) => {
      const list = plainWords(command) ?? [];
      return list.length < 2 || command.includes(',') ? undefined : `{${list.join(',')}}`;
    },
  },
  { name: 'eval', encode: (command) => `eval ${single(command)}` },
  { name: 'sh -c', encode: (command) => `sh -c ${single(command)}` },
  { name: 'bash -c twice', encode: (command) => `bash -c ${double(`bash -c ${single(command)}`)}` },
  {
    name: 'sh -c three times',
    encode: (command) => `sh -c ${single(`bash -c ${single(`sh -c ${single(command)}`)}`)}`,
  },
  { name: 'here-string', encode: (command) => `bash <<< ${single(command)}` },
  { name: 'here-document', encode: (command) => `sh <<'END_OF'\n${command}\nEND_OF` },
  { name: 'echo to sh', encode: (command) => `echo ${single(command)} | sh`, mayAsk: true },
  {
    name: 'base64 to sh',
    encode: (command) => `echo ${Buffer.from(command).toString('base64')} | base64 -d | sh`,
  },
  { name: 'hex to sh', encode: (command) => `echo ${hex(command)} | xxd -r -p | bash` },
  { name: 'printf octal', encode: (command) => `printf '${octal(command)}' | sh` },
  { name: 'printf hex', encode: (command) => `printf '${escapedHex(command)}' | bash` },
  {
    name: 'printed program',
    encode: (command) => plainWords(command) && `$(printf '${octal(command)}')`,
    mayAsk: true,
  },
  {
    name: 'reversed',
    encode: (command) =>
      command.includes('\n')
        ? undefined
        : `echo ${single(Array.from(command).reverse().join(''))} | rev | sh`,
  },
  { name: 'process substitution', encode: (command) => `cat <(${command}\n)` },
  { name: 'read by a shell', encode: (command) => `bash <(echo ${single(command)})`, mayAsk: true },
  ...['sudo', 'env', 'nice -n 5', 'timeout 5', 'nohup', 'command', 'exec', 'xargs', 'time'].map(
    (wrapper): Encoder => ({
      name: wrapper,
      // What is appended to the words may make them another command.
      mayAsk: wrapper === 'xargs',
      encode: (command) =>
        plainWords(command) === undefined ? undefined : `${wrapper} ${command}`,
    }),
  ),
  {
    name: 'absolute path',
    encode: (command) =>
      /^(?:rm|dd|chmod|shred|find) /u.test(command) ? `/bin/${command}` : undefined,
  },
  { name: 'after a line', encode: (command) => `ls\n${command}` },
  { name: 'after &', encode: (command) => `ls & ${command}` },
  { name: 'after ||', encode: (command) => `false || ${command}` },
  { name: 'in a pipe', encode: (command) => `ls | { ${command}\n}` },
  { name: 'subshell', encode: (command) => `(${command}\n)` },
  { name: 'group', encode: (command) => `{ ${command}\n}` },
  { name: 'if', encode: (command) => `if ${command}\nthen :; fi` },
  { name: 'for', encode: (command) => `for i in 1; do ${command}\ndone` },
  { name: 'case', encode: (command) => `case x in x) ${command}\n;; esac` },
  { name: 'function', encode: (command) => `f() { ${command}\n}; f` },
  { name: 'trap', encode: (command) => `trap ${single(command)} EXIT` },
  { name: 'substitution', encode: (command) => `echo "$(${command}\n)"` },
];
