import type { Invocation } from '../invocation.ts';
import { literalText } from '../words/word-value.ts';
import { mayBeDenied } from './may-be-denied.ts';

const maxTexts = 48;

// Programs with little languages of their own in which a command may stand.
const runners: ReadonlySet<string> = new Set(
  (
    'vim vi nvim ex view gvim rvim emacs ed red man Rscript julia elixir groovy osascript pwsh tclsh wish ' +
    'bind complete mapfile readarray gdb lldb socat ncat nc fd fdfind tar bsdtar gtar make gmake deno ' +
    'ssh su sudo expect sqlite3 mysql psql'
  ).split(' '),
);

// The index of an array is arithmetic, in which a substitution is run.
const indexers: ReadonlySet<string> = new Set(
  'let test [ unset declare typeset local read printf'.split(' '),
);

/** The commands that may stand in the arguments and the input of a program with a language of its own; empty for other programs. */
export function textsOfRunner(name: string, { words, input }: Invocation): readonly string[] {
  const texts = words.slice(1).flatMap((word) => literalText(word) ?? []);
  if (indexers.has(name)) return texts.filter((text) => /^\w+\[[^\]]*(?:\$\(|`)/u.test(text));
  if (!runners.has(name)) return [];
  return runnableTexts([...texts, ...(input ?? '').split('\n')]);
}

/** Of some texts those that may be commands which are never run, as they stand and without the marks in front of them or the quotes around them. */
export function runnableTexts(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (found.size >= maxTexts) break;
    for (const variant of [text, strip(text), ...quoted(text)])
      if (mayMatter(variant)) found.add(variant);
  }
  return [...found];
}

function strip(text: string): string {
  return text
    .replace(/^\s*-{0,2}[\w-]*=/u, '')
    .replace(/^\s*(?:exec|system|shell)?=/iu, '')
    .replace(
      /^[\s:+%\\@.-]*(?:(?:silent|exec|execute|system|shell|spawn|SYSTEM|EXEC)\b[:!\s]*|!+)?\s*/u,
      '',
    );
}

function quoted(text: string): readonly string[] {
  const parts = [...text.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/gu)];
  return parts.map(([, double, single, back]) => double ?? single ?? back ?? '');
}

function mayMatter(text: string): boolean {
  if (/\$\(|`|[|>]\s*\S|\s\/(?:etc|proc|dev|root|boot|run)\b/u.test(text)) return true;
  const [first = '', second] = text.trim().split(/\s+/u, 2);
  return second !== undefined && mayBeDenied(first.slice(first.lastIndexOf('/') + 1));
}
