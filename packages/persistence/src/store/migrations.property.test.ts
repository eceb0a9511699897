import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '@selfware/contracts';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema, nothingToHide } from '../../test/support/schemas.ts';
import { createStore } from './create-store.ts';
import type { Store, StoreOptions } from './store.ts';

configureProperties();

type Migrations = NonNullable<StoreOptions<JsonValue>['migrations']>;

function open(directory: string, version: number, migrations?: Migrations): Store<JsonValue> {
  const options = { directory, name: 'a', schema: anySchema, version, sensitivity: nothingToHide };
  return createStore(migrations === undefined ? options : { ...options, migrations });
}

function trail(value: JsonValue, step: number): JsonValue {
  const before: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return [...before, step];
}

async function contentOf(directory: string): Promise<readonly string[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.store')).sort();
  return Promise.all(names.map(async (name) => readFile(join(directory, name), 'utf8')));
}

describe('migrations', () => {
  it('run one step a version, in their order, and change no file', async () => {
    const versions = fc.record({
      from: fc.integer({ min: 1, max: 5 }),
      steps: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(versions, async ({ from, steps }) => {
        await using workspace = await createTemporaryWorkspace();
        await open(workspace.path, from).save([]);
        const before = await contentOf(workspace.path);
        const wanted = Array.from({ length: steps }, (_, at) => from + at);
        const migrations = Object.fromEntries(
          Array.from({ length: 10 }, (_, at) => [
            at + 1,
            (value: JsonValue) => trail(value, at + 1),
          ]),
        );
        await using store = open(workspace.path, from + steps, migrations);
        expect((await store.load()).value).toEqual(wanted);
        expect(await contentOf(workspace.path)).toEqual(before);
        await store.save(wanted);
        expect((await open(workspace.path, from + steps).load()).value).toEqual(wanted);
        // What was there before is still there, as the generation before.
        expect(await contentOf(workspace.path)).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });

  it('lose nothing when one of them fails', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path, 1).save(['kept']);
    const before = await contentOf(workspace.path);
    const failing: readonly Migrations[1][] = [
      () => {
        throw new Error('no');
      },
      () => {
        const endless: JsonValue[] = [];
        endless.push(endless);
        return endless;
      },
    ];
    for (const run of failing) {
      const store = open(workspace.path, 3, { 1: (value) => value, 2: run });
      const expected = { code: 'persistence/migration-failed', details: { version: 2 } };
      await expect(store.load()).rejects.toMatchObject(expected);
      expect(await contentOf(workspace.path)).toEqual(before);
    }
    expect((await open(workspace.path, 1).load()).value).toEqual(['kept']);
  });

  it('are asked for each version, and never for a later one', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path, 2).save([]);
    const refused = { code: 'persistence/version-unsupported' };
    const gap = open(workspace.path, 4, { 2: (value) => value });
    await expect(gap.load()).rejects.toMatchObject(refused);
    const later = open(workspace.path, 1, { 1: (value) => value, 2: (value) => value });
    await expect(later.load()).rejects.toMatchObject(refused);
  });

  it('give out nothing beyond the bounds of depth', async () => {
    await using workspace = await createTemporaryWorkspace();
    await open(workspace.path, 1).save([]);
    const deep = (): JsonValue => {
      let value: JsonValue = [];
      for (let depth = 0; depth < 200; depth += 1) value = [value];
      return value;
    };
    await expect(open(workspace.path, 2, { 1: deep }).load()).rejects.toMatchObject({
      code: 'persistence/content-invalid',
    });
  });
});
