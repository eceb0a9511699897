import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { errorCategories } from '../src/errors.ts';
import * as surface from '../src/index.ts';
import * as testing from '../src/testing/testing.ts';

describe('the public surface', () => {
  it('is exactly these names', () => {
    expect(Object.keys(surface).toSorted()).toEqual([
      'LlmError',
      'createLlmClient',
      'createTokenCounter',
      'discoverServers',
      'parseToolCallText',
    ]);
    expect(Object.keys(testing)).toEqual(['startMockLlmServer', 'writeToolCallText']);
  });

  it('brands every error, and lists its code in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    for (const code of errorCategories.keys()) {
      const error = new surface.LlmError({ code, message: 'expected a, got b' });
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^llm-client\/[a-z-]+$/);
      expect(error.category).toBe(errorCategories.get(code));
      expect(readme).toContain(`\`${code}\``);
    }
  });
});
