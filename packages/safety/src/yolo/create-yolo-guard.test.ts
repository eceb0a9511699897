import type { Intent } from '@selfware/contracts';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createYoloGuard } from './create-yolo-guard.ts';

const write: Intent = { kind: 'write-file', path: 'src/a.ts', content: '' };
const command: Intent = { kind: 'run-shell', command: 'make', cwd: '.', timeoutMs: 1 };

describe('createYoloGuard', () => {
  it('covers exactly as many acts as it may', () => {
    const guard = createYoloGuard({ maxOperations: 2 }, createFakeClock());
    for (let acts = 0; acts < 2; acts += 1) {
      expect(guard.check(write)).toBeUndefined();
      guard.count();
    }
    expect(guard.check(write)?.rule).toBe('yolo-operations');
  });

  it('has a number of acts and a time of its own where nobody says them', async () => {
    const clock = createFakeClock();
    const guard = createYoloGuard({}, clock);
    expect(guard.check(write)).toBeUndefined();
    await clock.advance(8 * 60 * 60 * 1_000);
    expect(guard.check(write)?.rule).toBe('yolo-time');
  });

  it('ends after its wall time and at its expiry', async () => {
    const clock = createFakeClock();
    const short = createYoloGuard({ maxWallTimeMs: 1_000 }, clock);
    const dated = createYoloGuard({ expiresAt: clock.now() + 500 }, clock);
    expect([short.check(write), dated.check(write)]).toEqual([undefined, undefined]);
    await clock.advance(500);
    expect(short.check(write)).toBeUndefined();
    expect(dated.check(write)?.rule).toBe('yolo-expired');
    await clock.advance(500);
    expect(short.check(write)?.rule).toBe('yolo-time');
  });

  it('ends when the work has cost what it may, and when nobody can say what it cost', () => {
    const clock = createFakeClock();
    let cost = 0;
    const guard = createYoloGuard({ maxSpend: 10, spent: () => cost }, clock);
    expect(guard.check(command)).toBeUndefined();
    cost = 10;
    expect(guard.check(command)?.rule).toBe('yolo-spend');
    expect(createYoloGuard({ maxSpend: 10 }, clock).check(command)?.rule).toBe('yolo-spend');
  });

  it('covers only the kinds and the paths that it names', () => {
    const clock = createFakeClock();
    const kinds = createYoloGuard({ kinds: ['write-file'] }, clock);
    expect(kinds.check(write)).toBeUndefined();
    expect(kinds.check(command)?.rule).toBe('yolo-scope');
    const paths = createYoloGuard({ paths: ['src'] }, clock);
    expect(paths.check(write)).toBeUndefined();
    expect(paths.check(command)).toBeUndefined();
    for (const path of ['README.md', 'src/../a', 'srcs/a', '/src2'])
      expect(paths.check({ ...write, path })?.rule).toBe('yolo-scope');
    const commit = { kind: 'commit-files', paths: ['src/a', 'src/b'], message: 'm' } as const;
    expect(paths.check({ ...commit, all: false })).toBeUndefined();
    expect(paths.check({ ...commit, all: true })?.rule).toBe('yolo-scope');
    expect(paths.check({ ...commit, paths: ['src/a', 'b'], all: false })?.rule).toBe('yolo-scope');
  });
});
