import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as errors from '../src/errors.ts';

describe('errors of the command', () => {
  it('are branded, have a code of their own, and stand in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    for (const ErrorClass of Object.values(errors)) {
      const error = new ErrorClass({ message: 'm', hint: 'h', sessionId: 's', tried: [] });
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^cli\/[a-z-]+$/u);
      expect(readme).toContain(`\`${error.code}\``);
    }
  });
});
