import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace/workspace-root.ts';
import { compileExamples } from './compile-examples.ts';
import { judgeLinks } from './judge-links.ts';
import { judgePackageReadme } from './judge-package-readme.ts';
import { readErrorCodes } from './read-error-codes.ts';

const fence = '```';

describe('judgeLinks', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'selfware-docs-'));
    write(
      'src/x.test.ts',
      "it('holds what it promises', () => {});\nit.each([1])('counts %d', () => {});",
    );
    write('other.md', '# Other page\n\n## A `b`: c\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const problemsOf = (text: string): readonly string[] =>
    judgeLinks({ path: 'README.md', text }, root);

  it('reports a relative link that leads nowhere', () => {
    expect(problemsOf('One.\n\nSee [this](missing.md).')).toEqual([
      'README.md:3: the link to missing.md leads nowhere',
    ]);
    expect(problemsOf('See [this](other.md) and [that](https://example.org/x).')).toEqual([]);
  });

  it('reports a heading that the linked page does not have', () => {
    expect(problemsOf('[x](other.md#missing)')).toEqual([
      'README.md:1: other.md has no heading #missing',
    ]);
    expect(problemsOf('[x](other.md#a-b-c) [y](#here)\n\n# Here')).toEqual([]);
  });

  it('reports a quoted test title that the test file lacks', () => {
    expect(problemsOf('- It holds. [`holds nothing`](src/x.test.ts)')).toEqual([
      'README.md:1: src/x.test.ts has no test called "holds nothing"',
    ]);
    expect(
      problemsOf('- [`holds what it promises`](src/x.test.ts) [`counts %d`](src/x.test.ts)'),
    ).toEqual([]);
  });

  it('passes over links in fenced code', () => {
    expect(problemsOf(`${fence}md\n[x](missing.md)\n${fence}\n`)).toEqual([]);
  });
});

describe('judgePackageReadme', () => {
  const complete = `# X\n\n${fence}ts\nconst x = 1;\n${fence}\n\n## Guarantees\n\n- It holds.\n  [\`holds\`](src/x.test.ts)\n\n## Not guaranteed\n\n## Errors\n\n\`x/broken\`\n\n## Platforms\n`;
  const problemsOf = (text: string): readonly string[] =>
    judgePackageReadme({
      page: { path: 'README.md', text },
      errorCodes: ['x/broken'],
      isCommand: false,
    });

  it('is content with a complete page', () => {
    expect(problemsOf(complete)).toEqual([]);
  });

  it.each(['Guarantees', 'Not guaranteed', 'Errors', 'Platforms'])(
    'reports a page without the section %s',
    (title) => {
      expect(problemsOf(complete.replace(`## ${title}`, '## Else'))).toContain(
        `README.md: has no section "## ${title}"`,
      );
    },
  );

  it('reports a page without an example', () => {
    expect(problemsOf(complete.replace('ts\n', 'sh\n'))).toEqual([
      'README.md: has no example fenced as ts',
    ]);
  });

  it('reports a guarantee that names no test', () => {
    expect(problemsOf(complete.replace('(src/x.test.ts)', '(src/x.ts)'))).toHaveLength(1);
  });

  it('reports the code of an error that is not listed', () => {
    expect(problemsOf(complete.replace('`x/broken`', '`x/other`'))).toEqual([
      'README.md: does not list the error `x/broken`',
    ]);
  });
});

describe('compileExamples', () => {
  it('reports an example that does not compile', { timeout: 60_000 }, async () => {
    const directory = join(workspaceRoot, 'packages/test-kit');
    const page = (code: string) => ({ path: 'README.md', text: `${fence}ts\n${code}\n${fence}\n` });
    const good = page("import { createFakeClock } from '@selfware/test-kit';\ncreateFakeClock();");
    expect(await compileExamples([good], directory)).toEqual([]);
    const [problem] = await compileExamples([good, page('const x: string = 1;')], directory);
    expect(problem).toMatch(/README\.md, example 1\(1,7\): error TS2322/u);
  });
});

describe('readErrorCodes', () => {
  it('finds every code of a package', () => {
    const directory = mkdtempSync(join(tmpdir(), 'selfware-errors-'));
    expect(readErrorCodes(directory, 'x')).toEqual([]);
    mkdirSync(join(directory, 'src'));
    writeFileSync(join(directory, 'src/errors.ts'), "f('x/one', 'y/two', `x/three`, 'x/Not one');");
    expect(readErrorCodes(directory, 'x')).toEqual(['x/one', 'x/three']);
    rmSync(directory, { recursive: true });
  });
});
