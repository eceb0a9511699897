import { chmod, stat, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openWorkbench } from '../workbench.ts';

describe('read_file', () => {
  it('shows a file exactly', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'one\ntwo\n' } });
    const outcome = await bench.call('read_file', { path: 'a.txt' });
    expect(outcome).toMatchObject({
      status: 'done',
      text: 'one\ntwo\n',
      clipped: false,
      changes: [],
    });
    expect(outcome.summary).toBe('read a.txt: 2 of 2 lines');
  });

  it('pages a long file and tells how to go on', async () => {
    const content = Array.from({ length: 900 }, (_, index) => `line ${index + 1}\n`).join('');
    await using bench = await openWorkbench({ files: { 'a.txt': content } });
    const outcome = await bench.call('read_file', { path: 'a.txt', offset: 201, limit: 2 });
    expect(outcome.text).toBe(
      'line 201\nline 202\n[Showing lines 201-202 of 900; continue with offset 203]',
    );
    expect(outcome).toMatchObject({ totalBytes: content.length, clipped: true });
  });

  it('tells a binary file from a text', async () => {
    await using bench = await openWorkbench();
    await bench.workspace.write('a.bin', new Uint8Array([1, 0, 2]));
    await bench.workspace.write('b.bin', new Uint8Array([0xff, 0xfe, 0x41]));
    for (const path of ['a.bin', 'b.bin'])
      expect(await bench.call('read_file', { path })).toMatchObject({
        status: 'failed',
        text: `${path} is no UTF-8 text (3 bytes), so it cannot be shown.`,
      });
  });

  it('reads no more of a huge file than its bound, and says so', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'é\n'.repeat(3_000_000) } });
    const outcome = await bench.call('read_file', { path: 'a.txt', offset: 2_600_000, limit: 1 });
    expect(outcome.text).toContain('[only the first 8000000 of 9000000 bytes]');
  });

  it('says what is wrong with a path', async () => {
    await using bench = await openWorkbench();
    const missing = await bench.call('read_file', { path: 'no.txt' });
    expect(missing).toMatchObject({ status: 'failed' });
    expect(missing.text).toMatch(/^read_file failed: /);
    const outside = await bench.call('read_file', { path: '../../etc/passwd' });
    expect(outside.status).not.toBe('done');
    expect(outside.text).not.toContain('root:');
  });
});

describe('write_file', () => {
  it('creates a file that others may read', async () => {
    await using bench = await openWorkbench();
    await bench.call('write_file', { path: 'new.txt', content: 'x' });
    expect((await stat(bench.workspace.resolve('new.txt'))).mode & 0o777).toBe(0o644);
  });

  it('creates a file with the directories above it', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('write_file', { path: 'a/b/c.txt', content: 'é' });
    expect(outcome).toMatchObject({ status: 'done', text: 'Created a/b/c.txt (2 bytes).' });
    expect(await bench.workspace.read('a/b/c.txt')).toBe('é');
    expect(outcome.changes).toMatchObject([{ path: 'a/b/c.txt', before: null }]);
    expect(outcome.changes).toEqual(bench.announced);
  });

  it('keeps what the file held, durably and before it writes', async () => {
    let heldMeanwhile: string | undefined;
    await using bench = await openWorkbench({
      files: { 'a.txt': 'old' },
      beforeChange: async (_, workspace) => {
        heldMeanwhile = await workspace.read('a.txt');
      },
    });
    const outcome = await bench.call('write_file', { path: 'a.txt', content: 'new' });
    expect(outcome.text).toBe('Replaced a.txt (3 bytes).');
    expect(heldMeanwhile).toBe('old');
    const before = outcome.changes[0]?.before ?? '';
    expect(Buffer.from((await bench.blobs.get(before)) ?? []).toString()).toBe('old');
    expect(outcome.changes[0]?.after).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps the mode', async () => {
    await using bench = await openWorkbench({ files: { 'run.sh': 'old' } });
    await chmod(bench.workspace.resolve('run.sh'), 0o750);
    const outcome = await bench.call('write_file', { path: 'run.sh', content: 'new' });
    expect((await stat(bench.workspace.resolve('run.sh'))).mode & 0o777).toBe(0o750);
    expect(outcome.changes[0]?.beforeMode).toBe(0o750);
  });

  it('writes nothing when the change cannot be told', async () => {
    await using bench = await openWorkbench({
      files: { 'a.txt': 'old' },
      beforeChange: () => Promise.reject(new Error('journal is full')),
    });
    const outcome = await bench.call('write_file', { path: 'a.txt', content: 'new' });
    expect(outcome).toMatchObject({ status: 'failed', changes: [] });
    expect(await bench.workspace.read('a.txt')).toBe('old');
  });

  it('writes nothing over what something else wrote meanwhile', async () => {
    await using bench = await openWorkbench({
      files: { 'a.txt': 'old' },
      beforeChange: (_, workspace) => workspace.write('a.txt', 'theirs'),
    });
    const outcome = await bench.call('write_file', { path: 'a.txt', content: 'new' });
    expect(outcome.status).toBe('failed');
    expect(outcome.text).toContain('read it again and repeat the change');
    expect(await bench.workspace.read('a.txt')).toBe('theirs');
  });

  it('writes the target of a link inside the workspace, and leaves the link', async () => {
    await using bench = await openWorkbench({ files: { 'real.txt': 'old' } });
    await symlink('real.txt', bench.workspace.resolve('link.txt'));
    expect((await bench.call('write_file', { path: 'link.txt', content: 'new' })).status).toBe(
      'done',
    );
    expect(await bench.workspace.read('real.txt')).toBe('new');
    expect(await bench.root.stat('link.txt')).toMatchObject({ kind: 'link' });
  });

  it('never writes through a link that leaves the workspace', async () => {
    await using outside = await openWorkbench({ files: { 'secret.txt': 'old' } });
    await using bench = await openWorkbench();
    await symlink(outside.workspace.resolve('secret.txt'), bench.workspace.resolve('link.txt'));
    const outcome = await bench.call('write_file', { path: 'link.txt', content: 'new' });
    expect(outcome.status).not.toBe('done');
    expect(await outside.workspace.read('secret.txt')).toBe('old');
  });

  it('does not replace a directory', async () => {
    await using bench = await openWorkbench({ files: { 'a/b.txt': '' } });
    expect((await bench.call('write_file', { path: 'a', content: 'x' })).status).toBe('failed');
  });

  it('does not replace what is too large to be kept', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'x'.repeat(32_000_001) } });
    const outcome = await bench.call('write_file', { path: 'a.txt', content: 'x' });
    expect(outcome.text).toContain('got 32000001 bytes');
  });
});

describe('edit_file', () => {
  it('replaces a text that occurs once', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'a b c' } });
    const args = { path: 'a.txt', old_text: 'b', new_text: 'x' };
    const outcome = await bench.call('edit_file', args);
    expect(outcome).toMatchObject({ status: 'done', text: 'Edited a.txt (1 place).' });
    expect(await bench.workspace.read('a.txt')).toBe('a x c');
    expect(outcome.changes).toHaveLength(1);
  });

  it('replaces every one when all are meant', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'b b' } });
    const args = { path: 'a.txt', old_text: 'b', new_text: 'x', replace_all: true };
    expect((await bench.call('edit_file', args)).text).toBe('Edited a.txt (2 places).');
  });

  it('changes nothing when the text does not fit, and says what to do', async () => {
    await using bench = await openWorkbench({ files: { 'a.txt': 'b\nb\n' } });
    const outcome = await bench.call('edit_file', { path: 'a.txt', old_text: 'b', new_text: 'x' });
    expect(outcome).toMatchObject({ status: 'failed', changes: [] });
    expect(outcome.text).toContain('old_text occurs 2 times, at lines 1, 2');
    expect(bench.announced).toEqual([]);
  });

  it('edits neither a file that is missing nor one that is no text', async () => {
    await using bench = await openWorkbench();
    await bench.workspace.write('a.bin', new Uint8Array([0xff]));
    const edit = { old_text: 'b', new_text: 'x' };
    const missing = await bench.call('edit_file', { path: 'no.txt', ...edit });
    expect(missing.text).toContain('create it with write_file');
    const binary = await bench.call('edit_file', { path: 'a.bin', ...edit });
    expect(binary.text).toContain('not UTF-8');
  });
});

describe('list_directory', () => {
  it('lists names in order and tells what they are', async () => {
    await using bench = await openWorkbench({ files: { 'b.txt': '', 'a/c.txt': '' } });
    await symlink('b.txt', bench.workspace.resolve('c'));
    const outcome = await bench.call('list_directory', {});
    expect(outcome.text).toBe('a/\nb.txt\nc (link)');
  });

  it('says that a directory is empty, and how many entries it leaves out', async () => {
    await using bench = await openWorkbench();
    expect((await bench.call('list_directory', { path: '.' })).text).toBe(
      '[the directory is empty]',
    );
    await Promise.all(
      Array.from({ length: 301 }, (_, index) => bench.workspace.write(`f${index}`, '')),
    );
    const outcome = await bench.call('list_directory', {});
    expect(outcome.text).toMatch(/\[Showing 300 of 301 entries\]$/);
  });
});
