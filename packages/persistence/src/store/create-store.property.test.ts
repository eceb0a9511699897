import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configureProperties, createTemporaryWorkspace } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteSchema, nothingToHide } from '../../test/support/schemas.ts';
import { createStore } from './create-store.ts';

configureProperties();

type Harm = 'flip' | 'cut' | 'zero' | 'empty';

function harm(bytes: Buffer, kind: Harm, at: number): Buffer {
  const position = at % bytes.length;
  if (kind === 'cut') return bytes.subarray(0, position);
  if (kind === 'empty') return Buffer.alloc(0);
  if (kind === 'zero') return Buffer.alloc(bytes.length);
  bytes[position] = (bytes[position] ?? 0) ^ (1 + (at % 255));
  return bytes;
}

describe('createStore', () => {
  it('loads the newest valid generation under any damage to any one file', async () => {
    const kind = fc.constantFrom<Harm>('flip', 'cut', 'zero', 'empty');
    const scene = fc.record({
      saves: fc.integer({ min: 2, max: 4 }),
      victim: fc.nat(2),
      kind,
      at: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ saves, victim, kind: how, at }) => {
        await using workspace = await createTemporaryWorkspace();
        const options = { directory: workspace.path, name: 'a', schema: noteSchema, version: 1 };
        await using store = createStore({ ...options, sensitivity: nothingToHide });
        for (let n = 1; n <= saves; n += 1) await store.save({ n, text: 'x'.repeat(n) });
        const files = (await readdir(workspace.path)).sort();
        const index = victim % files.length;
        const path = join(workspace.path, files[index] ?? '');
        await writeFile(path, harm(await readFile(path), how, at));
        const isNewest = index === files.length - 1;
        const expected = isNewest ? saves - 1 : saves;
        const { value, report } = await store.load();
        expect(value?.n).toBe(expected);
        expect(report.source).toBe(isNewest ? 'earlier' : 'newest');
        expect(report.lost).toEqual(isNewest ? [{ from: saves, to: saves }] : []);
        expect(await store.save({ n: 99, text: '' })).toBeGreaterThan(expected);
        expect((await store.load()).value?.n).toBe(99);
      }),
    );
  });
});
