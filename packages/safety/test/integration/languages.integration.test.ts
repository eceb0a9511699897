import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeText } from '../arbitraries/judge-text.ts';

configureProperties();

// Only names without a slash are ever written, and only `touch` is run.
const sedPieces = fc.constantFrom(
  ...[
    '1',
    '$',
    '/a/',
    ',',
    '!',
    '{',
    '}',
    ';',
    '\n',
    'p',
    'd',
    's/a/b/',
    's,a,b,',
    's/.*/touch PWN/',
  ],
  ...[
    'e',
    'g',
    'w PWN',
    ' w PWN',
    'e touch PWN',
    '1e touch PWN',
    'a',
    'i\\',
    'a\\\n',
    'text',
    '\\',
  ],
  ...[
    's/[',
    ']',
    '/',
    '[^]',
    'y/a/b/',
    ':x',
    '# ',
    'r in',
    '~',
    '+',
    'I',
    'M',
    ' ',
    's|a|b|',
    '\\n',
  ],
);
const awkPieces = fc.constantFrom(
  ...['BEGIN', '{', '}', 'print', ' ', '1', 'x', '>', '>>', '"PWN"', '|', '"touch PWN"', '(', ')'],
  ...['system("touch PWN")', 'getline', '<', ',', '\n', ';', '/', '/a/', '"', '\\', '#', '[', ']'],
  ...[
    'print 1 > "PWN"',
    'if',
    '&&',
    '?',
    ':',
    '++',
    '=',
    '$',
    '"a"',
    'length',
    'print (1 > "PWN")',
    '/[/]/',
    '[^/]',
    'while(x++<2)',
    'if (1) /a/',
    '} while(1){',
    'break',
    '; exit',
  ],
);

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'languages-'));
  await writeFile(join(directory, 'in'), 'a\nb\n');
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function filesAfter(program: string, text: string): Promise<readonly string[]> {
  const child = spawn(program, [text, 'in'], { cwd: directory, stdio: 'ignore', timeout: 500 });
  await once(child, 'close');
  return readdir(directory);
}

async function isInstalled(program: string): Promise<boolean> {
  const child = spawn('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
  const ended = await once(child, 'close');
  return ended[0] === 0;
}

it.each([
  ['sed', 'sed', sedPieces],
  ['gawk', 'awk', awkPieces],
  ['mawk', 'awk', awkPieces],
] as const)(
  'an allowed program of %s makes no file',
  async (program, language, pieces) => {
    if (!(await isInstalled(program))) {
      console.warn(`${program} is not installed, so its programs are not run.`);
      return;
    }
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 10 }), async (parts) => {
        const text = parts.join('');
        fc.pre(judgeText(language, text).decision === 'allow');
        expect(await filesAfter(program, text)).toEqual(['in']);
      }),
      { numRuns: 150, maxSkipsPerRun: 2_000 },
    );
  },
  60_000,
);

it('the canary is one: a program that is asked for makes it', async () => {
  expect(await filesAfter('sed', '1e touch PWN')).toContain('PWN');
  await rm(join(directory, 'PWN'));
});
