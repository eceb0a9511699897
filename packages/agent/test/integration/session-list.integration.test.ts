import { rm, truncate } from 'node:fs/promises';
import {
  createFakeClock,
  createTemporaryWorkspace,
  type TemporaryWorkspace,
} from '@selfware/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findMislisted,
  openSessionStore,
  relistSessions,
  type SessionStoreOptions,
} from '../../src/index.ts';
import { replyOf, runEndOf, runStartOf, saidOf } from '../support/records.ts';

const about = { workspace: '/w', model: 'm', task: 'Fix it.' };
let workspace: TemporaryWorkspace;
let options: SessionStoreOptions;

beforeEach(async () => {
  workspace = await createTemporaryWorkspace();
  options = {
    directory: workspace.resolve('sessions'),
    sensitivity: { kind: 'none', because: 'the test stores no secrets' },
    clock: createFakeClock(),
  };
});
afterEach(() => workspace.remove());

async function runOnce(): Promise<string> {
  const session = await (await openSessionStore(options)).create(about);
  await session.append(runStartOf('1'), saidOf('Fix it.'), replyOf('Done.'), runEndOf());
  await session.close();
  return session.id;
}

describe('the list of sessions', () => {
  it('is written again from the journals when its file is gone', async () => {
    const ids = [await runOnce(), await runOnce()].sort();
    const store = await openSessionStore(options);
    const before = await store.list();
    expect(await findMislisted(options, ids)).toEqual([]);
    await rm(workspace.resolve('sessions/index.journal'));
    expect(await findMislisted(options, ids)).toEqual(ids);
    expect(await relistSessions(options, ids)).toEqual(ids);
    expect(await store.list()).toEqual(before);
    expect(await relistSessions(options, ids)).toEqual([]);
  });

  it('is written again where it ends before what the journals tell', async () => {
    const id = await runOnce();
    const store = await openSessionStore(options);
    const before = await store.list();
    await truncate(workspace.resolve('sessions/index.journal'), 200);
    await relistSessions(options, [id]);
    expect(await store.list()).toEqual(before);
  });
});
