import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startSessionGuard } from './session-guard.ts';

describe.runIf(process.platform === 'linux')('startSessionGuard', () => {
  it('says so when no guard could be started', async () => {
    const guard = startSessionGuard(randomUUID(), { shell: '/no/such/shell' });
    expect(guard.containment).toBe('group-only');
    await guard.close();
  });

  it('is gone once it was closed', async () => {
    const guard = startSessionGuard(randomUUID());
    expect(guard.containment).toBe('guard');
    await guard.close();
    await guard.close();
  });
});
