import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('@selfware/observability', () => {
  it('exports exactly these names', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'InvalidLoggingOptionsError',
      'createMetrics',
      'formatMetrics',
      'startLogging',
    ]);
  });

  it('brands every error and lists its code in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const error = new surface.InvalidLoggingOptionsError('maxFiles', 'from 2', 1);
    expect(SelfwareError.isInstance(error)).toBe(true);
    expect(error.code).toMatch(/^observability\/[a-z-]+$/);
    expect(readme).toContain(`\`${error.code}\``);
  });
});
