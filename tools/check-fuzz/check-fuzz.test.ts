import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeFuzzPresence } from './judge-fuzz-presence.ts';

describe('judgeFuzzPresence', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'selfware-fuzz-'));
    write('src/index.ts', '');
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  const problemsOf = (foreignBytes?: boolean): readonly string[] =>
    judgeFuzzPresence({
      folder: 'x',
      directory,
      manifest: {
        name: 'x',
        version: '1.0.0',
        ...(foreignBytes === undefined ? {} : { selfware: { foreignBytes } }),
      },
    });

  it('reports a package that does not say whether it reads foreign bytes', () => {
    expect(problemsOf()).toEqual([
      'x: package.json does not say selfware.foreignBytes: true or false',
    ]);
  });

  it('reports a package that reads foreign bytes and has no target', () => {
    expect(problemsOf(true)).toEqual(['x: reads foreign bytes and has no fuzz/<target>.fuzz.ts']);
  });

  it('reports a target without a corpus', () => {
    write('fuzz/journal.fuzz.ts', '');
    expect(problemsOf(true)).toEqual(['x: the fuzz target journal has no fuzz/corpus/journal']);
    write('fuzz/corpus/journal/empty', '');
    expect(problemsOf(true)).toEqual([]);
  });

  it('reports a package that parses and says that it does not', () => {
    write('src/read.ts', "import { parseJson } from '@selfware/contracts';");
    expect(problemsOf(false)).toEqual([
      'x: says that it reads no foreign bytes, but src/read.ts does',
    ]);
    write('src/read.ts', '');
    expect(problemsOf(false)).toEqual([]);
  });
});
