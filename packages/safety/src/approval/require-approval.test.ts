import { approvedMark, type Approved, type ReadFileIntent } from '@selfware/contracts';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { claimedMint, isMinted, mint, ownVersion } from './mint.ts';
import { requireApproval } from './require-approval.ts';

const intent: ReadFileIntent = { kind: 'read-file', path: 'a' };

describe('requireApproval', () => {
  it('gives the very intent that was approved', () => {
    const approved = mint(intent, 'hash');
    expect(requireApproval(approved, 'read-file')).toBe(intent);
    expect(Object.isFrozen(approved)).toBe(true);
  });

  it('refuses what nobody minted', () => {
    const forged: Approved<ReadFileIntent> = { intent, hash: 'hash', [approvedMark]: 'read-file' };
    expect(() => requireApproval(forged, 'read-file')).toThrow(
      expect.objectContaining({ code: 'safety/forged-approval', category: 'denied' }),
    );
  });

  it('refuses a genuine approval of another kind', () => {
    const approved = mint(intent, 'hash') as Approved<never>;
    expect(() => requireApproval(approved, 'write-file')).toThrow(
      expect.objectContaining({ code: 'safety/wrong-approval' }),
    );
  });

  it('refuses the approval of another copy of this package and names both versions', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    vi.resetModules();
    const copy = await import('./mint.ts');
    const foreign = copy.mint(intent, 'hash');
    expect(() => requireApproval(foreign, 'read-file')).toThrow(
      expect.objectContaining({
        code: 'safety/foreign-approval',
        details: { own: version, other: version },
      }),
    );
  });

  it('refuses what is no object at all', () => {
    for (const odd of [undefined, null, 'approved', 5]) {
      expect(isMinted(odd)).toBe(false);
      expect(claimedMint(odd)).toBeUndefined();
    }
    expect(ownVersion()).toMatch(/^\d/);
  });
});
