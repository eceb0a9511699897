import { classifyPath } from '../../policy/classify-path.ts';
import { foldName } from '../../policy/fold-name.ts';
import { parsePath } from '../parse-path.ts';
import { archiveRefusal, type ArchiveRule } from './archive-refusal.ts';

/** What a name is judged against. */
export interface NameBounds {
  /** The names from the root to the directory that is extracted into. */
  readonly into: readonly string[];
  readonly maxDepth: number;
}

// What file systems keep of one name (NAME_MAX), and a whole path that leaves room for the directory it goes to.
const maxNameBytes = 255;
const maxPathBytes = 2048;

type NameRule = readonly [rule: ArchiveRule, reason: string, breaks: (name: string) => boolean];

const wholeRules: readonly NameRule[] = [
  ['empty-name', 'has no name', (name) => name === ''],
  ['long-name', 'has an oversized name', (name) => Buffer.byteLength(name) > maxPathBytes],
  ['control', 'has a control character in its name', (name) => /[\u0000-\u001f\u007f]/u.test(name)],
  ['backslash', 'has a backslash in its name', (name) => name.includes('\\')],
  ['absolute', 'has an absolute name', (name) => name.startsWith('/')],
  ['drive', 'has a name that begins with a drive', (name) => /^[a-z]:/iu.test(name)],
];

const partRules: readonly NameRule[] = [
  ['parent', 'has a name that climbs', (part) => part === '..'],
  ['empty-name', 'has an empty name in its path', (part) => part === ''],
  ['dot-name', 'has a `.` inside its path', (part) => part === '.'],
  ['long-name', 'has an oversized name', (part) => Buffer.byteLength(part) > maxNameBytes],
  ['stream', 'has a colon in its name, which is a stream on Windows', (part) => part.includes(':')],
  ['trailing-dot', 'has a name that ends in a dot or a space', (part) => /[. ]$/u.test(part)],
];

/**
 * Splits the name of an entry into names that mean the same place on every system; empty means the directory that is extracted into.
 * Throws `safety/archive-refused` with the rule that the name breaks.
 */
export function checkEntryName(name: string, { into, maxDepth }: NameBounds): readonly string[] {
  applyRules(wholeRules, name, name);
  // `./` before every name is what tar writes for `tar -c .`; the slash at the end marks a directory.
  const names = name.replace(/^(?:\.\/)+|^\.$/u, '').split('/');
  if (names.at(-1) === '') names.pop();
  if (names.length > maxDepth) throw archiveRefusal('depth', 'lies too deep', name);
  for (const part of names) applyRules(partRules, part, name);
  const parsed = parsePath('/', names.length === 0 ? '.' : names.join('/'));
  if (!parsed.ok)
    throw archiveRefusal(
      'name',
      `has a name that no root accepts (${parsed.failure.reason})`,
      name,
    );
  refuseProtected([...into, ...names], name);
  return names;
}

function applyRules(rules: readonly NameRule[], text: string, name: string): void {
  for (const [rule, reason, breaks] of rules)
    if (breaks(text)) throw archiveRefusal(rule, reason, name);
}

function refuseProtected(names: readonly string[], name: string): void {
  const found = classifyPath(names);
  if (found.write === 'deny') throw archiveRefusal('protected', `belongs to ${found.label}`, name);
  // A person who is asked may change the repository itself; an archive may not bring one along.
  if (names.some((part) => foldName(part) === '.git'))
    throw archiveRefusal('protected', 'belongs to the repository itself', name);
}
