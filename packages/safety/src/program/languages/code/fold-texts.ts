import type { CodeToken } from './code-tokens.ts';

// Longer texts are no paths and no commands, and a text that doubles itself has no end.
const maxText = 65_536;
const maxValue = 4_096;
const maxInserted = 256;

/** Puts together texts that a program puts together: sums, parentheses, decoders, and variables that hold one text. */
export function foldTexts(tokens: readonly CodeToken[]): readonly CodeToken[] {
  const folded: CodeToken[] = [];
  const variables = new Map<string, string>();
  for (const token of tokens) {
    if (endsStatement(token)) noteVariable(folded, variables);
    folded.push(withValue(token, folded.at(-1), variables));
    while (foldOnce(folded)) continue;
  }
  return folded;
}

function endsStatement({ kind, text }: CodeToken): boolean {
  return kind === 'mark' && /[;\n,]/u.test(text);
}

function noteVariable(folded: readonly CodeToken[], variables: Map<string, string>): void {
  const [name, mark, value] = folded.slice(-3);
  if (
    name?.kind === 'name' &&
    mark?.text === '=' &&
    value?.kind === 'text' &&
    value.text.length <= maxValue
  )
    variables.set(name.text, value.text);
}

function withValue(
  token: CodeToken,
  before: CodeToken | undefined,
  variables: ReadonlyMap<string, string>,
): CodeToken {
  if (token.kind === 'text') return { kind: 'text', text: withVariables(token.text, variables) };
  const value =
    token.kind === 'name' && before?.text !== '.' ? variables.get(token.text) : undefined;
  return value === undefined ? token : { kind: 'text', text: value };
}

// `{name}`, `${name}`, `#{name}` and `$name` in a text.
function withVariables(text: string, variables: ReadonlyMap<string, string>): string {
  if (variables.size === 0) return text;
  const valueOf = (name: string): string | undefined => {
    const value = variables.get(name);
    return value === undefined || value.length > maxInserted ? undefined : value;
  };
  return text.replaceAll(
    /[$#]?\{([$\w]+)\}|\$\w+/gu,
    (whole: string, name: string | undefined) =>
      valueOf(name ?? whole) ?? valueOf(`$${name ?? ''}`) ?? whole,
  );
}

// One step at the end of the list; every step makes it shorter.
function foldOnce(folded: CodeToken[]): boolean {
  const marks = folded.slice(-6).map(({ kind, text }) => (kind === 'text' ? '"' : text));
  const shape = marks.join(' ');
  const last = folded.at(-1);
  if (/(?:^| )" (?:\+ |\. |\. \. )?"$/u.test(shape) && last !== undefined) return join(folded);
  if (last?.text === ')' && last.kind === 'mark') return foldGroup(folded);
  return false;
}

function join(folded: CodeToken[]): boolean {
  const length = folded.slice(-4).reduce((sum, { text }) => sum + text.length, 0);
  if (length > maxText) return false;
  let text = folded.pop()?.text ?? '';
  while (folded.at(-1)?.kind === 'mark') folded.pop();
  text = (folded.pop()?.text ?? '') + text;
  folded.push({ kind: 'text', text });
  return true;
}

function foldGroup(folded: CodeToken[]): boolean {
  const inside = folded.slice(-6);
  const open = inside.findLastIndex(({ kind, text }) => kind === 'mark' && text === '(');
  if (open === -1) return false;
  const size = inside.length - open;
  const group = inside.slice(open + 1, -1);
  const before = inside[open - 1] ?? folded.at(-size - 1);
  const [first, comma, second] = group;
  if (first?.kind !== 'text') return isSuffix(group, before, folded, size);
  if (before === undefined || (before.kind === 'mark' && !/[)\]]/u.test(before.text)))
    return group.length === 1 && replaceEnd(folded, size, first.text);
  const name = before.text;
  const format = comma?.text === ',' && second?.kind === 'text' ? second.text : '';
  const decoded = decode(name, first.text, format);
  return decoded !== undefined && replaceEnd(folded, size + 1, decoded);
}

// `.decode()`, `.toString()`: the text stays what it is.
function isSuffix(
  group: readonly CodeToken[],
  before: CodeToken | undefined,
  folded: CodeToken[],
  size: number,
): boolean {
  const isPlain = /^(?:decode|toString|encode|strip|trim)$/u.test(before?.text ?? '');
  const value = folded.at(-size - 3);
  if (group.length > 0 || !isPlain || folded.at(-size - 2)?.text !== '.') return false;
  return value?.kind === 'text' && replaceEnd(folded, size + 3, value.text);
}

function replaceEnd(folded: CodeToken[], count: number, text: string): boolean {
  folded.splice(-count, count, { kind: 'text', text });
  // What stood before a decoder: `base64.`, `Buffer.`.
  while (folded.at(-2)?.text === '.' && folded.at(-3)?.kind === 'name') folded.splice(-3, 2);
  return true;
}

function decode(name: string, text: string, format: string): string | undefined {
  if (/^(?:b64decode|atob|base64_decode|decode_base64|decode64|standard_b64decode)$/u.test(name))
    return Buffer.from(text, 'base64').toString();
  if (/^(?:unhexlify|fromhex|hex2bin)$/u.test(name)) return Buffer.from(text, 'hex').toString();
  if (name === 'from' && (format === 'base64' || format === 'hex'))
    return Buffer.from(text, format).toString();
  return undefined;
}
