import { createHash } from 'node:crypto';
import { readdir, symlink } from 'node:fs/promises';
import { parseJson } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import type { SessionTranscript } from '../../src/index.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.ts';

const known = 'correct-horse-battery-staple';

const transcript: SessionTranscript = {
  id: 'session-1',
  messages: [
    { role: 'user', at: 0, text: `use ${known}` },
    { role: 'assistant', at: 1, name: 'run_command', text: '{"command":"ls"}' },
    {
      role: 'tool',
      at: 2,
      name: 'run_command',
      text: 'a\n```\nb ghp_q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U',
    },
    { role: 'assistant', at: 3, text: 'Done.' },
  ],
};

function open(options: WorkbenchOptions = {}): Promise<Workbench> {
  const readSession = (): Promise<SessionTranscript> => Promise.resolve(transcript);
  return openWorkbench({ ...options, known: [known], hands: { readSession, ...options.hands } });
}

describe('export_session', () => {
  it('writes Markdown with no secret in it, and tells path, bytes and checksum', async () => {
    await using bench = await open();
    const outcome = await bench.call('export_session', { path: 'notes/s.md' });
    const written = await bench.workspace.read('notes/s.md');
    expect(outcome.status).toBe('done');
    expect(outcome.text).toContain(createHash('sha256').update(written).digest('hex'));
    expect(outcome.text).toContain(`notes/s.md: ${Buffer.byteLength(written)} bytes`);
    expect(written).toContain('# Session session-1');
    expect(written).toContain('````text\na\n```\nb [REDACTED:');
    expect(written).not.toContain('ghp_');
    expect(outcome.changes).toMatchObject([{ path: 'notes/s.md', before: null }]);
    expect(bench.announced).toMatchObject([{ path: 'notes/s.md' }]);
  });

  it('writes JSON that reads back as the same messages, without their secrets', async () => {
    await using bench = await open();
    await bench.call('export_session', { path: 's.json', format: 'json' });
    const read = parseJson(await bench.workspace.read('s.json'), { maxLength: 9_999, maxDepth: 9 });
    expect(read).toMatchObject({
      ok: true,
      value: { version: 1, session: 'session-1', messages: { length: 4 } },
    });
    expect(read).toMatchObject({
      value: { messages: [{ role: 'user' }, transcript.messages[1], {}, transcript.messages[3]] },
    });
  });

  it('replaces a file only where it is told to, and keeps what the file held for undo', async () => {
    await using bench = await open({ files: { 's.md': 'mine\n' } });
    const refused = await bench.call('export_session', { path: 's.md' });
    expect(refused).toMatchObject({ status: 'failed', changes: [] });
    expect(refused.text).toContain('set overwrite');
    expect(await bench.workspace.read('s.md')).toBe('mine\n');
    const replaced = await bench.call('export_session', { path: 's.md', overwrite: true });
    expect(replaced.status).toBe('done');
    expect(replaced.changes[0]?.before).toBe(createHash('sha256').update('mine\n').digest('hex'));
  });

  it('leaves a file alone that appears while it writes', async () => {
    await using bench = await open({
      beforeChange: async (_change, workspace) => workspace.write('s.md', 'faster\n'),
    });
    const outcome = await bench.call('export_session', { path: 's.md' });
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(await bench.workspace.read('s.md')).toBe('faster\n');
  });

  it('leaves the old file whole, and nothing beside it, when writing fails half way', async () => {
    const failing = async (): Promise<never> => Promise.reject(new Error('disk'));
    await using bench = await open({ files: { 's.md': 'mine\n' } });
    const { blobs } = bench;
    const persistence = { writeFileAtomically: failing, blobs };
    await using broken = await open({ files: { 's.md': 'mine\n' }, hands: { persistence } });
    for (const args of [{ path: 's.md', overwrite: true }, { path: 'new.md' }])
      expect((await broken.call('export_session', args)).status).toBe('failed');
    expect(await broken.workspace.read('s.md')).toBe('mine\n');
    expect(await readdir(broken.workspace.path)).toEqual(['s.md']);
  });

  it('follows no link', async () => {
    await using bench = await open({ files: { 'target.md': 'mine\n' } });
    await symlink('target.md', bench.workspace.resolve('link.md'));
    const outcome = await bench.call('export_session', { path: 'link.md', overwrite: true });
    expect(outcome.text).toContain('does not follow');
    expect(await bench.workspace.read('target.md')).toBe('mine\n');
  });

  it('asks in the mode default, and says so where no session can be read', async () => {
    await using asking = await open({ mode: 'default' });
    expect(await asking.call('export_session', { path: 's.md' })).toMatchObject({
      status: 'denied',
      rule: 'nobody-to-ask',
    });
    await using bare = await openWorkbench();
    const outcome = await bare.call('export_session', { path: 's.md' });
    expect(outcome.text).toContain('expected hands that can read sessions');
  });
});
