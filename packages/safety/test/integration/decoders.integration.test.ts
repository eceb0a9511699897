import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { outputOf } from '../../src/program/decoders/output-of.ts';
import { printedTexts } from '../fixtures/printed-texts.ts';

configureProperties();

/** What bash prints for these words; absent where the program is not installed. */
async function printedByBash(
  words: readonly string[],
  input: string | undefined,
): Promise<string | undefined> {
  const child = spawn('bash', ['-c', '"$@"', 'bash', ...words], {
    cwd: tmpdir(),
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // A program that reads nothing may be gone already.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const [printed, code] = await Promise.all([text(child.stdout), ended]);
  return code === 127 ? undefined : printed;
}

async function expectSame(words: readonly string[], input: string | undefined): Promise<void> {
  const known = outputOf(words, input);
  const real = await printedByBash(words, input);
  if (known !== undefined && real !== undefined) expect([words, known]).toEqual([words, real]);
}

describe.skipIf(process.platform !== 'linux')('outputOf and the real programs', () => {
  // Without a file to write to, tee is no filter.
  it.each(printedTexts.filter(([words]) => words[0] !== 'tee'))(
    'print the same for %j and %j',
    async (words, input) => {
      await expectSame(words, input);
    },
  );

  it('print the same for texts with escapes and formats', async () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b ',
        '\\',
        '\\n',
        '\\x41',
        '\\0101',
        '\\101',
        '\\u00e9',
        '%s',
        '%%',
        '%b',
        '%d',
        '%5s',
        '%-3s|',
        '"',
        "'",
      ],
    );
    const written = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(['echo'], ['echo', '-e'], ['echo', '-n'], ['printf'], ['printf', '%b']),
        fc.array(written, { minLength: 1, maxLength: 3 }),
        async (program, texts) => {
          await expectSame([...program, ...texts], undefined);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('print the same for filters of arbitrary lines', async () => {
    const filter = fc.constantFrom<readonly string[]>(
      ['rev'],
      ['tac'],
      ['tr', 'a-m', 'n-z'],
      ['tr', '-d', 'a\\n'],
      ['tr', '-s', 'ab'],
      ['tr', '-c', 'a-b\\n', 'x'],
      ['cut', '-c', '2-3,5'],
      ['cut', '-d', 'a', '-f', '1,3'],
      ['head', '-n', '2'],
      ['head', '-n', '-1'],
      ['head', '-c', '3'],
      ['tail', '-n', '1'],
      ['tail', '-n', '+2'],
      ['tail', '-c', '2'],
      ['sed', 's/a/bb/'],
      ['sed', 's/ab//g'],
      ['awk', '{print $2}'],
      ['base64'],
      ['base64', '-w0'],
    );
    const lines = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', 'x', '7'),
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(filter, lines, async (words, input) => {
        await expectSame(words, input);
      }),
      { numRuns: 80 },
    );
  });
});
