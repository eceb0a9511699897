import { access } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Session, SessionRecord, SessionStore } from '../../src/index.ts';
import { calling, endOfRun, never, openHouse, readAll, type House } from '../support/house.ts';

const houses: House[] = [];
afterEach(() => Promise.all(houses.splice(0).map((house) => house.close())));

/** A house whose disk is full as soon as a record of this type is to be written. */
async function openFullHouse(type: SessionRecord['type']): Promise<House> {
  const house = await openHouse({ script: [] });
  houses.push(house);
  const withLimit = (session: Session): Session => ({
    ...session,
    async append(...records) {
      if (records.some((record) => record.type === type)) await session.close();
      return session.append(...records);
    },
  });
  const sessions: SessionStore = {
    ...house.sessions,
    create: async (description) => withLimit(await house.sessions.create(description)),
  };
  const script = [calling('write_file', { path: 'a.txt', content: 'a' }), { text: 'Done.' }];
  const full = await openHouse({ script, parts: { sessions } });
  houses.push(full);
  return full;
}

const run = (house: House) => readAll(house.agent.run('Do it.', { signal: never() }));

describe('a run whose journal fails', () => {
  it.each(['reply-end', 'file-change'] as const)(
    'acts on nothing that could not be made durable, and ends as storage-failed',
    async (type) => {
      const house = await openFullHouse(type);
      const events = await run(house);
      expect(endOfRun(events)).toMatchObject({
        outcome: 'storage-failed',
        error: { code: 'agent/storage-failed' },
      });
      expect(events.map((event) => event.type)).not.toContain(type);
      await expect(access(house.workspace.resolve('a.txt'))).rejects.toThrow();
    },
  );

  it('tells its end even when the end cannot be stored', async () => {
    const house = await openFullHouse('run-end');
    expect(endOfRun(await run(house))).toMatchObject({ outcome: 'storage-failed' });
  });

  it('rejects when not even its start can be stored', async () => {
    const house = await openFullHouse('run-start');
    await expect(run(house)).rejects.toMatchObject({ code: 'agent/storage-failed' });
  });
});
