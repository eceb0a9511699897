import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAnchors, readLinks, type Page, type PageLink } from './read-page.ts';
import { readTestTitles } from './read-test-titles.ts';

/** Every relative link of a page that leads nowhere, and every quoted test title that the linked test file lacks. */
export function judgeLinks(page: Page, root: string): readonly string[] {
  return readLinks(page)
    .filter(({ target }) => !/^[a-z]+:/u.test(target))
    .flatMap((link) => {
      const problem = judgeLink(page, link, root);
      return problem === undefined ? [] : [`${page.path}:${link.line}: ${problem}`];
    });
}

function judgeLink(page: Page, { target, title }: PageLink, root: string): string | undefined {
  const [file = '', anchor] = target.split('#');
  const path = join(root, file === '' ? page.path : join(dirname(page.path), file));
  if (file !== '' && !existsSync(path)) return `the link to ${target} leads nowhere`;
  if (anchor !== undefined && path.endsWith('.md')) {
    const known = readAnchors(file === '' ? page : { path, text: readFileSync(path, 'utf8') });
    if (!known.includes(anchor))
      return `${file === '' ? 'this page' : file} has no heading #${anchor}`;
  }
  if (title === undefined || !/\.test\.ts$/u.test(path)) return undefined;
  return readTestTitles(readFileSync(path, 'utf8')).has(title)
    ? undefined
    : `${file} has no test called "${title}"`;
}
