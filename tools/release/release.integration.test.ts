import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPublishedPackages } from '../workspace/list-packages.ts';
import { copyWorkspace } from './copy-workspace.ts';
import { dependentsOutOfRange } from './dependents-out-of-range.ts';
import { raiseVersions } from './raise-versions.ts';

describe('a changeset for safety', () => {
  let root = '';
  beforeAll(async () => {
    root = await copyWorkspace();
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });

  it.each(['patch', 'minor'] as const)(
    'raises with a %s only those dependents whose range no longer holds',
    async (bump) => {
      const manifests = listPublishedPackages(root).map(({ manifest }) => manifest);
      const raised = await raiseVersions(root, '@selfware/safety', bump);
      expect(raised).toEqual(dependentsOutOfRange(manifests, '@selfware/safety', bump));
      expect(raised).toContain('@selfware/safety');
      expect(raised).not.toContain('@selfware/persistence');
      expect(raised.includes('@selfware/tools')).toBe(bump === 'minor');
    },
  );
});
