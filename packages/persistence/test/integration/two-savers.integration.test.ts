import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../src/store/create-store.ts';
import { anySchema, nothingToHide } from '../support/schemas.ts';
import { startProgram } from '../support/start-program.ts';

describe('a store that two processes save to', () => {
  it('keeps each of 50 values that each of them saves at once', { timeout: 180_000 }, async () => {
    await using workspace = await createTemporaryWorkspace();
    const directory = workspace.path;
    const programs = ['one', 'other'].map((name) =>
      startProgram('save-many', [directory, '50', name]),
    );
    expect(await Promise.all(programs.map(({ ended }) => ended))).toEqual([0, 0]);
    const acknowledged = programs.flatMap(({ output }) => output().trim().split(' ').map(Number));
    expect(acknowledged.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 100 }, (_, at) => at + 1),
    );
    const options = { name: 'plan', schema: anySchema, version: 1, sensitivity: nothingToHide };
    await using store = createStore({ directory, ...options });
    const states = await store.verify();
    expect(states).toHaveLength(100);
    expect(states.filter(({ status }) => status !== 'whole')).toEqual([]);
  });
});
