import { failed, ok, type Result } from '@selfware/contracts';

/** Why a text is no path beneath a root. */
export interface PathFailure {
  readonly status: 'outside' | 'invalid';
  readonly reason: string;
}

/** Longest path in UTF-16 units and in names, links followed. */
export const pathBounds: { readonly maxLength: number; readonly maxNames: number } = {
  maxLength: 4096,
  maxNames: 64,
};

const reservedName =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?$/iu;

/**
 * Splits a path, relative to `root` or absolute inside it, into names; `..` and a final `.` (for a trailing slash) are kept,
 * because only the file system knows what they mean behind a link. The empty list is the root. Touches no file and never throws.
 */
export function parsePath(root: string, text: string): Result<readonly string[], PathFailure> {
  const problem = findProblem(text);
  if (problem !== undefined) return failed({ status: 'invalid', reason: problem });
  const relative = beneath(root, text);
  if (relative === undefined)
    return failed({ status: 'outside', reason: 'This path is outside the workspace.' });
  const names = splitNames(relative);
  if (names.length > pathBounds.maxNames)
    return failed({
      status: 'invalid',
      reason: `This path has over ${pathBounds.maxNames} names.`,
    });
  return climbsOut(names)
    ? failed({ status: 'outside', reason: 'This path climbs out of the workspace.' })
    : ok(names);
}

/** The names of a path without empty ones and without `.`, but for a final one that a trailing slash stands for. */
export function splitNames(relative: string): readonly string[] {
  const parts = relative.split('/');
  const names = parts.filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1);
  return names.length > 0 && (last === '' || last === '.') ? [...names, '.'] : names;
}

function findProblem(text: string): string | undefined {
  if (text === '') return 'A path cannot be empty; the workspace itself is `.`.';
  if (text.length > pathBounds.maxLength)
    return `A path has at most ${pathBounds.maxLength} characters.`;
  if (text.includes('\0')) return 'A path cannot hold a NUL character.';
  if (text.startsWith('~'))
    return 'A path cannot begin with `~`: nothing expands it here. A name that does is written `./~`.';
  if (/^\$\{?\w/u.test(text))
    return 'A path cannot begin with a variable: nothing expands it here. A name with `$` is written `./$`.';
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(text)) return 'A path is not a URL.';
  if (/^[a-z]:(?:[\\/]|[^/]*$)/iu.test(text)) return 'A path cannot begin with a drive.';
  if (text.includes('\\')) return 'A path cannot hold a backslash.';
  if (/%(?:25)*(?:2e|2f|5c|c0|00|u00)/iu.test(text))
    return 'A path cannot hold encoded separators or dots.';
  return text
    .split('/')
    .map(findNameProblem)
    .find((problem) => problem !== undefined);
}

function findNameProblem(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return undefined;
  // What another layer may normalise into dots must not pass for a name here.
  if (/^[.\s]*$/u.test(name.normalize('NFKC'))) return 'A name cannot consist of dots and spaces.';
  if (reservedName.test(name)) return 'This name is a device on Windows.';
  return undefined;
}

function beneath(root: string, text: string): string | undefined {
  if (!text.startsWith('/')) return text;
  const trimmed = root === '/' ? '' : root;
  if (text === root) return '.';
  return text.startsWith(`${trimmed}/`) ? text.slice(trimmed.length + 1) : undefined;
}

function climbsOut(names: readonly string[]): boolean {
  let depth = 0;
  for (const name of names) {
    if (name === '..') depth -= 1;
    else if (name !== '.') depth += 1;
    // Stricter than the walk, which knows links: by its names alone the path must stay inside.
    if (depth < 0) return true;
  }
  return false;
}
