import type { Look } from './look.ts';
import { neutraliseTerminalLine, neutraliseTerminalText } from './neutralise-terminal-text.ts';

/** One file before and after; absent means that it does not exist. */
export interface DiffedFile {
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A unified diff as git prints it, the whole of it, neutralised and coloured; empty when nothing differs. */
export async function renderDiff(file: DiffedFile, look: Look): Promise<string> {
  const diff = await unifiedDiff(file);
  return neutraliseTerminalText(diff)
    .split('\n')
    .map((line) => colour(line, look))
    .join('\n');
}

/** The same as plain text, for `git apply`. */
export async function unifiedDiff({ path, before, after }: DiffedFile): Promise<string> {
  if (before === after) return '';
  const { createTwoFilesPatch } = await import('diff');
  const name = neutraliseTerminalLine(path);
  const [from, to] = [
    before === undefined ? '/dev/null' : `a/${name}`,
    after === undefined ? '/dev/null' : `b/${name}`,
  ];
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
  });
  return `diff --git a/${name} b/${name}\n${patch.replace(/^=+\n/u, '')}`;
}

function colour(line: string, look: Look): string {
  if (/^(?:diff --git|---|\+\+\+) /u.test(line)) return look.bold(line);
  if (line.startsWith('+')) return look.green(line);
  if (line.startsWith('-')) return look.red(line);
  return line.startsWith('@@') ? look.dim(line) : line;
}
