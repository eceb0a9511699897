import { readExamples, readLinks, readSection, readSections, type Page } from './read-page.ts';

/** What a package's README is compared with. */
export interface ReadmeSubject {
  readonly page: Page;
  /** All codes of the package's errors. */
  readonly errorCodes: readonly string[];
  /** The README of a command shows shell, not TypeScript. */
  readonly isCommand: boolean;
}

const sections = ['Guarantees', 'Not guaranteed', 'Platforms'];

/** What a package's README lacks: a section, an example, the proof of a guarantee, the code of an error. */
export function judgePackageReadme({
  page,
  errorCodes,
  isCommand,
}: ReadmeSubject): readonly string[] {
  const wanted = errorCodes.length === 0 ? sections : [...sections, 'Errors'];
  const found = readSections(page).map((title) => title.toLowerCase());
  const problems = [
    ...wanted
      .filter((title) => !found.includes(title.toLowerCase()))
      .map((title) => `has no section "## ${title}"`),
    ...(isCommand || readExamples(page).length > 0 ? [] : ['has no example fenced as ts']),
    ...unprovedGuarantees(page),
    ...errorCodes
      .filter((code) => !page.text.includes(`\`${code}\``))
      .map((code) => `does not list the error \`${code}\``),
  ];
  return problems.map((problem) => `${page.path}: ${problem}`);
}

function unprovedGuarantees(page: Page): readonly string[] {
  return readSection(page, 'Guarantees')
    .split(/^(?=- )/mu)
    .filter((item) => item.startsWith('- '))
    .filter((item) => {
      const links = readLinks({ path: page.path, text: item.replaceAll(/\n\s*/gu, ' ') });
      return !links.some(({ title, target }) => title !== undefined && target.endsWith('.test.ts'));
    })
    .map((item) => `names no test that proves "${item.slice(2, 80).trim()}"`);
}
