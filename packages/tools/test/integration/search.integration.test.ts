import { symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../workbench.ts';

describe('search_text', () => {
  it('finds a text letter by letter, and names file and line', async () => {
    await using bench = await openWorkbench({ files: { 'src/a.ts': 'x\nf(1)\n', 'b.ts': 'f(1)' } });
    const outcome = await bench.call('search_text', { pattern: 'f(1)' });
    expect(outcome.text).toBe('b.ts:1: f(1)\nsrc/a.ts:2: f(1)\n[2 matching lines in 2 files]');
  });

  it('takes a regular expression when asked', async () => {
    await using bench = await openWorkbench({ files: { 'a.ts': 'f(12)\nf(x)\n' } });
    const outcome = await bench.call('search_text', { pattern: 'f\\(\\d+\\)', regex: true });
    expect(outcome.text).toContain('a.ts:1: f(12)\n[1 matching lines in 1 files]');
    const broken = await bench.call('search_text', { pattern: '(', regex: true });
    expect(broken).toMatchObject({ status: 'failed' });
    expect(broken.text).toContain('leave "regex" out');
  });

  it('leaves out .git, node_modules, links and binary files', async () => {
    await using bench = await openWorkbench({
      files: { '.git/a': 'needle', 'node_modules/b': 'needle', 'c.bin': '\0needle', d: 'needle' },
    });
    await symlink('d', bench.workspace.resolve('link'));
    const outcome = await bench.call('search_text', { pattern: 'needle' });
    expect(outcome.text).toContain('d:1: needle\n[1 matching lines in 1 files, 1 skipped');
  });

  it('skips a directory that cannot be listed and searches the others', async () => {
    // Deeper than a root walks.
    const files = { [`${'d/'.repeat(70)}a.txt`]: 'needle', 'z.txt': 'needle' };
    await using bench = await openWorkbench({ files });
    const outcome = await bench.call('search_text', { pattern: 'needle' });
    expect(outcome.text).toBe(
      'z.txt:1: needle\n[1 matching lines in 1 files, 1 skipped (binary, large or protected)]',
    );
  });

  it('shows nothing of a file that read_file would have to ask for', async () => {
    const files = { '.env': 'TOKEN=needle', 'src/key.pem': 'needle', 'a.txt': 'needle' };
    await using bench = await openWorkbench({ files, mode: 'default' });
    const outcome = await bench.call('search_text', { pattern: 'needle' });
    expect(outcome.text).toBe(
      'a.txt:1: needle\n[1 matching lines in 1 files, 2 skipped (binary, large or protected)]',
    );
  });

  it('searches one file or one directory', async () => {
    await using bench = await openWorkbench({ files: { 'a/x': 'needle', 'b/x': 'needle' } });
    const directory = await bench.call('search_text', { pattern: 'needle', path: 'a' });
    expect(directory.text).toContain('a/x:1: needle\n[1 matching');
    const file = await bench.call('search_text', { pattern: 'needle', path: './b/x' });
    expect(file.text).toContain('b/x:1: needle\n[1 matching');
  });

  it('counts the matches that it does not show', async () => {
    await using bench = await openWorkbench({ files: { a: 'needle\n'.repeat(250) } });
    const outcome = await bench.call('search_text', { pattern: 'needle' });
    expect(outcome.text).toContain('[250 matching lines in 1 files]\n[Showing 100 of them;');
  });

  it('survives a pattern that backtracks for ever', async () => {
    await using bench = await openWorkbench({ files: { a: 'x', b: `${'a'.repeat(50)}b` } });
    const started = performance.now();
    const outcome = await bench.call('search_text', { pattern: '^(a+)+$|x', regex: true });
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(outcome.text).toContain('a:1: x');
    expect(outcome.text).toContain('the pattern takes too long; use a simpler one');
  });

  it('stops when the call is cancelled', async () => {
    await using bench = await openWorkbench({ files: { b: `${'a'.repeat(50)}b` } });
    const abort = new AbortController();
    const args = { pattern: '^(a+)+$', regex: true };
    const outcome = bench.call('search_text', args, abort.signal);
    setImmediate(() => abort.abort());
    expect((await outcome).status).toBe('cancelled');
  });
});
