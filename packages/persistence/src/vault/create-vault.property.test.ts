import { createSecretKey } from 'node:crypto';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from './create-vault.ts';

configureProperties();

const vault = createVault({ keys: [{ key: createSecretKey(Buffer.alloc(32, 3)) }] });
const place = fc.record({
  kind: fc.string({ maxLength: 8 }),
  id: fc.string({ maxLength: 8 }),
  generation: fc.maxSafeNat(),
});
const content = fc.uint8Array({ maxLength: 200 });

describe('createVault', () => {
  it('opens nothing under another place', async () => {
    const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
    await fc.assert(
      fc.asyncProperty(content, place, place, async (bytes, here, there) => {
        const sealed = await vault.seal(bytes, here);
        const opened = await vault.open(sealed, there);
        expect(opened.ok).toBe(isSame(here, there));
        const again = await vault.open(sealed, here);
        expect(again.ok && Buffer.from(bytes).equals(again.value.bytes)).toBe(true);
      }),
    );
  });

  it('opens no bytes of which any was changed or cut', async () => {
    const here = { kind: 'k', id: 'i', generation: 1 };
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, at, by) => {
          const sealed = await vault.seal(bytes, here);
          const position = at % sealed.length;
          expect((await vault.open(sealed.subarray(0, position), here)).ok).toBe(false);
          sealed[position] = (sealed[position] ?? 0) ^ by;
          expect((await vault.open(sealed, here)).ok).toBe(false);
        },
      ),
    );
  });

  it('throws nothing on any bytes', async () => {
    const magic = [0x89, 0x53, 0x57, 0x56, 0x0d, 0x0a, 0x1a, 0x0a, 1, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async (bytes) => {
        const sealed = Uint8Array.from([...magic, ...bytes]);
        const opened = await vault.open(sealed, { kind: 'k', id: 'i', generation: 1 });
        expect(opened.ok).toBe(false);
      }),
    );
  });
});
