import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LockedError } from '@selfware/persistence';
import {
  createFakeClock,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSessionStore, type SessionRecord, type SessionStore } from '../../src/index.ts';
import { replyOf, runEndOf, runStartOf, saidOf } from '../support/records.ts';

const sensitivity = { kind: 'none', because: 'the test stores no secrets' } as const;
const about = { workspace: '/w', model: 'm', task: 'Fix it.' };
const clock = createFakeClock();
let workspace: TemporaryWorkspace;
let sessions: SessionStore;

beforeEach(async () => {
  workspace = await createTemporaryWorkspace();
  sessions = await openSessionStore({
    directory: workspace.resolve('sessions'),
    sensitivity,
    clock,
  });
});
afterEach(() => workspace.remove());

describe('openSessionStore', () => {
  it('gives back every record of a session in order', async () => {
    const session = await sessions.create(about);
    const records = [runStartOf('1'), saidOf('Fix it.'), replyOf('Done.'), runEndOf()];
    await session.append(...records);
    await session.close();
    const opened = await sessions.open(session.id);
    const read: SessionRecord[] = [];
    for await (const record of opened.records()) read.push(record);
    expect(read).toEqual([
      expect.objectContaining({ type: 'session-start', ...about }),
      ...records,
    ]);
    expect(opened.report.damage).toEqual([]);
    await opened.close();
  });

  it.each(['20261123T020911042-9f3a61c0', '../sessions', '', 'index'])(
    'knows no session %j and creates nothing for it',
    async (id) => {
      const opened = sessions.open(id);
      await expect(opened).rejects.toMatchObject({ code: 'agent/session-not-found' });
      expect(await sessions.list()).toEqual([]);
    },
  );

  it('removes a session with everything that names it, and no other', async () => {
    const [gone, kept] = [
      await sessions.create({ ...about, task: 'canary' }),
      await sessions.create(about),
    ];
    await expect(sessions.remove(gone.id)).rejects.toThrow(LockedError);
    await Promise.all([gone.close(), kept.close()]);
    await sessions.remove(gone.id);
    expect((await sessions.list()).map(({ id }) => id)).toEqual([kept.id]);
    await expect(sessions.open(gone.id)).rejects.toMatchObject({ code: 'agent/session-not-found' });
    await expect(sessions.remove(gone.id)).rejects.toMatchObject({
      code: 'agent/session-not-found',
    });
    const directory = workspace.resolve('sessions');
    for (const name of await readdir(directory, { recursive: true })) {
      expect(name).not.toContain(gone.id);
      const bytes = await readFile(join(directory, name)).catch(() => Buffer.alloc(0));
      expect(bytes.includes('canary'), name).toBe(false);
    }
  });

  it('finishes a removal that was killed half-way', async () => {
    const [half, other] = [await sessions.create(about), await sessions.create(about)];
    await Promise.all([half.close(), other.close()]);
    const at = (name: string): string => workspace.resolve(`sessions/${name}`);
    await rename(at(half.id), at(`.selfware-removed.${half.id}`));
    expect((await sessions.list()).map(({ id }) => id)).toEqual([other.id]);
    await sessions.remove(other.id);
    expect((await readdir(at(''))).filter((name) => name.includes('T'))).toEqual([]);
    expect(await sessions.list()).toEqual([]);
  });

  it('lets one owner at a time have a session', async () => {
    const session = await sessions.create(about);
    await expect(sessions.open(session.id)).rejects.toThrow(LockedError);
    await session.close();
    await (await sessions.open(session.id)).close();
  });

  it('lists sessions with task, state, turns and last event, the newest first', async () => {
    const first = await sessions.create(about);
    await first.append(runStartOf('1'), runEndOf({ turns: 2, at: clock.now() + 5 }));
    await first.append(runStartOf('2', true), runEndOf({ turns: 3, at: clock.now() + 9 }));
    await first.close();
    await clock.advance(1_000);
    const second = await sessions.create({ ...about, task: 'Other.' });
    await second.append(runStartOf('3'));
    const [newest, oldest] = await sessions.list();
    expect(newest).toMatchObject({ id: second.id, task: 'Other.', state: 'running' });
    expect(oldest).toEqual({
      ...about,
      id: first.id,
      createdAt: clock.now() - 1_000,
      state: 'done',
      turns: 5,
      lastEventAt: clock.now() - 1_000 + 9,
    });
    await second.close();
    expect(await sessions.list({ limit: 1 })).toHaveLength(1);
  });

  it('lists a session as interrupted when its owner is gone without an end', async () => {
    const session = await sessions.create(about);
    await session.append(runStartOf('1'), replyOf('one'), replyOf('two'));
    await session.close();
    expect(await sessions.list()).toMatchObject([{ state: 'interrupted', turns: 2 }]);
  });

  it('lists the true end of a session whose index lost it', async () => {
    const session = await sessions.create(about);
    await session.append(runStartOf('1'), replyOf('one'), runEndOf());
    await session.close();
    await rm(workspace.resolve('sessions', 'index.journal'));
    const again = await sessions.create(about);
    await again.close();
    // What the index does not name is not listed, but it can be opened.
    expect((await sessions.list()).map(({ id }) => id)).toEqual([again.id]);
    await (await sessions.open(session.id)).close();
  });

  it('lists no session whose directory was removed', async () => {
    const [kept, removed] = [await sessions.create(about), await sessions.create(about)];
    for (const session of [kept, removed]) {
      await session.append(runStartOf('1'), runEndOf());
      await session.close();
    }
    await rm(workspace.resolve('sessions', removed.id), { recursive: true });
    expect((await sessions.list()).map(({ id }) => id)).toEqual([kept.id]);
  });

  it('lists a session whose journal is no journal as unreadable, and the others as they are', async () => {
    const [good, bad] = [await sessions.create(about), await sessions.create(about)];
    for (const session of [good, bad]) await session.append(runStartOf('1'));
    for (const session of [good, bad]) await session.close();
    await rm(workspace.resolve('sessions', bad.id, 'session.journal'));
    await workspace.write(`sessions/${bad.id}/session.journal/file`, 'x');
    const states = new Map((await sessions.list()).map(({ id, state }) => [id, state]));
    expect(states.get(bad.id)).toBe('unreadable');
    expect(states.get(good.id)).toBe('interrupted');
  });

  it('refuses a record that the schema does not know', async () => {
    const session = await sessions.create(about);
    const turns = Number.NaN;
    await expect(session.append(runEndOf({ turns }))).rejects.toMatchObject({
      code: 'persistence/content-invalid',
    });
    await session.close();
  });
});
