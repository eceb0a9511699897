/** One page of Markdown, as far as the checks look at it. */
export interface Page {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One link: `title` is set when its text is one piece of code, and lines count from 1. */
export interface PageLink {
  readonly line: number;
  readonly target: string;
  readonly title?: string;
}

/** The titles of all headings of level two. */
export function readSections({ text }: Page): readonly string[] {
  return [...withoutFences(text).matchAll(/^## (?<title>.+)$/gmu)].map(
    (match) => match.groups?.['title']?.trim() ?? '',
  );
}

/** The lines of the section called `title`, without its heading; empty when there is none. */
export function readSection({ text }: Page, title: string): string {
  const [, rest = ''] = `\n${text}`.split(`\n## ${title}\n`);
  return rest.split(/\n## /u)[0] ?? '';
}

/** Every link outside of fenced code. */
export function readLinks({ text }: Page): readonly PageLink[] {
  return withoutFences(text)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\[(?:`(?<title>[^`]+)`|[^\]]*)\]\((?<target>[^)\s]+)\)/gu)].map(
        (match) => {
          const title = match.groups?.['title'];
          const target = match.groups?.['target'] ?? '';
          return { line: index + 1, target, ...(title === undefined ? {} : { title }) };
        },
      ),
    );
}

/** The bodies of all fenced blocks marked `ts`, in order. */
export function readExamples({ text }: Page): readonly string[] {
  return [...text.matchAll(/^```ts\n(?<code>[\s\S]*?)^```$/gmu)].map(
    (match) => match.groups?.['code'] ?? '',
  );
}

/** The anchors that a page's headings make, as code hosts make them. */
export function readAnchors({ text }: Page): readonly string[] {
  return [...withoutFences(text).matchAll(/^#+ (?<title>.+)$/gmu)].map((match) =>
    (match.groups?.['title'] ?? '')
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutFences(text: string): string {
  // The lines stay, so that line numbers hold.
  return text.replaceAll(/^```[\s\S]*?^```$/gmu, (block) => block.replaceAll(/[^\n]/gu, ''));
}
