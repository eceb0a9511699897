/** The texts that need nothing but the command table. */
export interface StaticTexts {
  readonly version: string;
  /** By the name of the command; '' is the overview. */
  readonly help: Readonly<Record<string, string>>;
}

/** The answer to `--version`, `--help` and `help [COMMAND]`; absent for every other command line, whose texts are not made. */
export function findStaticAnswer(
  makeTexts: () => StaticTexts,
  args: readonly string[],
): string | undefined {
  if (args[0] === '--version') return makeTexts().version;
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  if (words[0] !== 'help' && !words.includes('--help') && !words.includes('-h')) return undefined;
  const [first = '', second = ''] = words[0] === 'help' ? words.slice(1) : words;
  const { help } = makeTexts();
  return help[`${first} ${second}`] ?? help[first] ?? help[''];
}
