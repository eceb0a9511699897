import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { openReserve } from '@selfware/persistence';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { openSessionStore, type SessionRecord, type SessionStore } from '../../src/index.ts';
import { replyOf, runEndOf, runStartOf, saidOf } from '../support/records.ts';

const about = { workspace: '/w', model: 'm', task: 'Fix it.' };
const sensitivity = { kind: 'none', because: 'the test stores no secrets' } as const;
const reserveBytes = 256 * 1024;

function canMount(): boolean {
  return process.getuid?.() === 0 && process.platform === 'linux';
}

/** Calls `act` with a store on a disk of 1 MiB, of which a part is kept back, and what fills the rest. */
async function onSmallDisk(
  act: (store: SessionStore, fill: () => void) => Promise<void>,
): Promise<void> {
  await using workspace = await createTemporaryWorkspace();
  const disk = workspace.resolve('disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  try {
    const reserve = await openReserve({ directory: disk, bytes: reserveBytes });
    await act(
      await openSessionStore({ directory: `${disk}/sessions`, sensitivity, reserve }),
      () => {
        fillUp(`${disk}/filler`);
      },
    );
  } finally {
    execFileSync('umount', ['--lazy', disk]);
  }
}

function fillUp(path: string): void {
  writeFileSync(path, '');
  for (const bytes of [64 * 1024, 4_096])
    try {
      for (;;) appendFileSync(path, Buffer.alloc(bytes));
    } catch {
      // Full, which is what was wanted.
    }
}

async function readAll(store: SessionStore, id: string): Promise<readonly SessionRecord['type'][]> {
  const session = await store.open(id);
  const types: SessionRecord['type'][] = [];
  for await (const record of session.records()) types.push(record.type);
  await session.close();
  return types;
}

describe.runIf(canMount())('a session on a disk that becomes full', () => {
  it('keeps the records that were under way and the end of the run, each once, and takes nothing else', async () => {
    await onSmallDisk(async (store, fill) => {
      const session = await store.create(about);
      await session.append(runStartOf('1'), saidOf('Fix it.'));
      fill();
      const replies = Array.from({ length: 6 }, (_, n) =>
        replyOf(`${String(n)} ${'x'.repeat(9_000)}`),
      );
      await Promise.all(replies.map((reply) => session.append(reply)));
      const more = session.append(replyOf('more'));
      await expect(more).rejects.toMatchObject({ code: 'persistence/disk-full' });
      await session.append(runEndOf());
      await session.close();
      expect(await readAll(store, session.id)).toEqual([
        ...['session-start', 'run-start', 'user-message'],
        ...replies.map(() => 'reply-end'),
        'run-end',
      ]);
    });
  });
});
