import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';
import { jsonLines } from '../../test/support/selfware.ts';

const exportTo = (path: string, session?: string) => ({
  toolCalls: [{ name: 'export_session', arguments: { path, ...(session && { session }) } }],
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

describe('readTranscript', () => {
  it('gives what was said until then, whoever said it', async () => {
    await using stage = await createInnerStage(
      [
        { text: 'I look.', toolCalls: [{ name: 'read_file', arguments: { path: 'a.ts' } }] },
        { text: 'Read.' },
        exportTo('notes.md'),
        { text: 'Done.' },
      ],
      { 'a.ts': 'let a;\n' },
    );
    const args = ['run', 'look at a.ts', '--mode', 'accept-edits', '--verify', 'test -e notes.md'];
    const { host, ended } = stage.here(args);
    await ended;
    const written = await stage.files.read('work/notes.md');
    for (const said of ['look at a.ts', 'I look.', 'read_file', 'let a;']) {
      expect(written, host.err()).toContain(said);
    }
  });

  it('reads earlier sessions of this directory, and none of another', async () => {
    let wanted: string | undefined;
    await using stage = await createInnerStage(
      () => {
        const session = wanted;
        wanted = undefined;
        return session === undefined ? { text: 'ok' } : exportTo(`${session}.md`, session);
      },
      { 'sub/.keep': '' },
    );
    await stage.here(['run', 'an early question']).ended;
    await stage.here(['run', 'a question elsewhere', '-C', 'sub']).ended;
    const list = stage.here(['sessions', 'list', '--json']);
    await list.ended;
    const sessions = jsonLines(list.host.out()).map(({ id, task }) => ({
      id: text(id),
      task: text(task),
    }));
    for (const { id } of sessions) {
      wanted = id;
      await stage.here(['run', 'export it', '--mode', 'accept-edits']).ended;
    }
    const idOf = (task: string): string => sessions.find((one) => one.task === task)?.id ?? '';
    expect(await stage.files.read(`work/${idOf('an early question')}.md`)).toContain('early');
    await expect(stage.files.read(`work/${idOf('a question elsewhere')}.md`)).rejects.toThrow();
  });
});
