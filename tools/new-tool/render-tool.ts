/** A file to write: its path from the root of the repository, and its text. */
export interface ScaffoldedFile {
  readonly path: string;
  readonly text: string;
}

/** The source, unit test and property test of a new tool; `name` is its snake_case name for models. */
export function renderTool(name: string, folder: string): readonly ScaffoldedFile[] {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/u.test(name)) {
    throw new Error(`expected a snake_case verb and noun such as count_lines, got "${name}"`);
  }
  const words = name.split('_');
  const file = words.join('-');
  const variable = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const parts = { name, file, variable };
  const place = `packages/tools/src/${folder}/${file}`;
  return [
    { path: `${place}.ts`, text: renderSource(parts) },
    { path: `${place}.test.ts`, text: renderTest(parts) },
    { path: `${place}.property.test.ts`, text: renderProperty(parts) },
  ];
}

interface NameParts {
  readonly name: string;
  readonly file: string;
  readonly variable: string;
}

function renderSource({ name, variable }: NameParts): string {
  return `import * as z from 'zod/mini';
import { defineTool, type Tool, type ToolResult } from '../define-tool.ts';
import { decodeText } from '../output/decode-text.ts';

/** Tells how many lines a text file has. */
export const ${variable}: Tool = defineTool({
  name: '${name}',
  summary: 'Count the lines of a text file.',
  input: z.strictObject({ path: z.string() }),
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  limits: { timeoutMs: 30_000, maxOutputBytes: 4_096 },
  async perform([approved], { hands, input }): Promise<ToolResult> {
    const { bytes, size } = await hands.readFile(approved);
    const text = decodeText(bytes);
    if (text === undefined) {
      return { status: 'failed', text: \`\${input.path} is no text.\`, summary: 'no text' };
    }
    const summary = \`\${input.path}: \${text.split('\\n').length} lines, \${size} bytes\`;
    return { text: summary, summary };
  },
});
`;
}

function renderTest({ name, file, variable }: NameParts): string {
  return `import { describe, expect, it } from 'vitest';
import { ${variable} } from './${file}.ts';

describe('${name}', () => {
  it('asks to read the file that it is given, and for nothing else', () => {
    const prepared = ${variable}.prepare({ path: 'notes.txt' });
    expect(prepared.ok && prepared.value.intents).toEqual([
      { kind: 'read-file', path: 'notes.txt' },
    ]);
  });

  it('refuses arguments that it does not know', () => {
    expect(${variable}.prepare({ path: 'notes.txt', mode: 'all' }).ok).toBe(false);
  });
});
`;
}

function renderProperty({ name, file, variable }: NameParts): string {
  return `import { configureProperties, relativePath } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ${variable} } from './${file}.ts';

configureProperties();

describe('${name}', () => {
  it('declares every path that it touches', () => {
    fc.assert(
      fc.property(relativePath(), (path) => {
        const prepared = ${variable}.prepare({ path });
        expect(prepared.ok && prepared.value.intents).toEqual([{ kind: 'read-file', path }]);
      }),
    );
  });
});
`;
}
