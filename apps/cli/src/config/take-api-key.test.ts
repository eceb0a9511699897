import { describe, expect, it } from 'vitest';
import { takeApiKey } from './take-api-key.ts';

describe('takeApiKey', () => {
  it('takes the key out of the environment and leaves the rest', async () => {
    const environment: NodeJS.ProcessEnv = { SELFWARE_API_KEY: 'canary-key', MINE: 'mine' };
    const key = await takeApiKey(environment);
    expect(key?.use((view) => Buffer.from(view).toString())).toBe('canary-key');
    expect(environment).toEqual({ MINE: 'mine' });
  });

  it('takes no key where there is none or an empty one', async () => {
    expect(await takeApiKey({ MINE: 'mine' })).toBeUndefined();
    expect(await takeApiKey({ SELFWARE_API_KEY: '' })).toBeUndefined();
  });
});
