import { describe, expect, it } from 'vitest';
import { createChangeRelay } from './change-relay.ts';

const change = { path: 'a.txt', before: null, after: 'a'.repeat(64) };

describe('createChangeRelay', () => {
  it('gives a change to the run that is connected, and waits for it', async () => {
    const relay = createChangeRelay();
    const recorded: string[] = [];
    relay.connect(async ({ path }) => {
      await Promise.resolve();
      recorded.push(path);
    });
    await relay.beforeChange(change);
    expect(recorded).toEqual(['a.txt']);
  });

  it('refuses a change when no run is under way', async () => {
    const relay = createChangeRelay();
    const disconnect = relay.connect(async () => {});
    disconnect();
    await expect(relay.beforeChange(change)).rejects.toMatchObject({ code: 'agent/no-run' });
  });

  it('keeps a later connection when an earlier one ends', async () => {
    const relay = createChangeRelay();
    const disconnect = relay.connect(async () => {});
    relay.connect(async () => {});
    disconnect();
    await expect(relay.beforeChange(change)).resolves.toBeUndefined();
  });
});
