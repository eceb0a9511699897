/** The words and signs of one statement, in small letters; a quoted name keeps a mark in front, a text is `'`. */
export type SqlStatement = readonly string[];

// Each alternative begins with another character, so that nothing is tried twice.
const token =
  /(?<gap>\s+|--(?=\s|$)[^\n]*|\/\*[^]*?\*\/)|(?<text>'[^']*')|(?<name>"[^"]*"|`[^`]*`)|(?<word>[\p{L}\p{N}_][\p{L}\p{N}_.$]*)|(?<end>;)|(?<sign>[^])/gu;

// An end of a comment that is missing is looked for from every beginning.
const longestWithComments = 4000;

/** Parts statements into words. `isCertain` is false where databases read the text differently: then the words are all that may be words. */
export function splitSql(text: string): {
  readonly statements: readonly SqlStatement[];
  readonly isCertain: boolean;
} {
  const isCertain = isPlain(text);
  const read = isCertain ? text : text.replaceAll(/['"`\\$#!*/-]/gu, ' ');
  const statements: string[][] = [[]];
  for (const { groups = {} } of read.matchAll(token)) {
    if (groups['end'] !== undefined) statements.push([]);
    else if (groups['gap'] === undefined) statements.at(-1)?.push(wordOf(groups));
  }
  return { statements: statements.filter((one) => one.length > 0), isCertain };
}

// A backslash may keep a quote from ending, `--x` and `#` may be comments, `$$` may quote, `/*!` is code, and comments may nest.
function isPlain(text: string): boolean {
  const isBalanced = ["'", '"', '`'].every((quote) => text.split(quote).length % 2 === 1);
  const comments = text.split('/*').length;
  return (
    isBalanced &&
    comments === text.split('*/').length &&
    (comments === 1 || text.length <= longestWithComments) &&
    !/[\\#]|--(?!\s|$)|\/\*[!+M]|\$[\p{L}\p{N}_]*\$/u.test(text)
  );
}

function wordOf(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups['text'] !== undefined) return "'";
  if (groups['name'] !== undefined) return `"${groups['name'].slice(1, -1).toLowerCase()}`;
  return (groups['word'] ?? groups['sign'] ?? '').toLowerCase();
}
