import { describe, expect, it } from 'vitest';
import { loadPolicySchema } from './policy-schema.ts';

describe('loadPolicySchema', () => {
  it('accepts every field of a policy, and none', async () => {
    const schema = await loadPolicySchema();
    const policy = {
      command: { programs: [{ name: 'ls' }], unlisted: 'deny' },
      protectedPaths: ['a'],
    };
    expect(schema.parse(policy)).toEqual(policy);
    expect(schema.parse({})).toEqual({});
  });

  it('refuses unknown keys and empty names', async () => {
    const schema = await loadPolicySchema();
    for (const wrong of [
      { comand: {} },
      { command: { programs: [{ name: '' }] } },
      { protectedPaths: [''] },
      { command: { unlisted: 'allow' } },
    ])
      expect(schema.safeParse(wrong).success).toBe(false);
  });

  it.each(['/etc', '~/keys', '..', '../a', 'a/../b', 'src/*.ts'])(
    'refuses %s as a protected path, which would protect nothing',
    async (path) => {
      const schema = await loadPolicySchema();
      expect(schema.safeParse({ protectedPaths: [path] }).success).toBe(false);
      expect(schema.safeParse({ command: { protectedPaths: [path] } }).success).toBe(false);
    },
  );

  it.each(['src', './src/', 'a..b', '..a/b', '.env', '~'])('accepts the path %s', async (path) => {
    const schema = await loadPolicySchema();
    expect(schema.safeParse({ protectedPaths: [path] }).success).toBe(true);
  });
});
