import { readFile } from 'node:fs/promises';
import { SelfwareError } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import * as surface from '../src/index.ts';

describe('the public surface', () => {
  it('is exactly this', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'InvalidBoundError',
      'InvalidServiceError',
      'ServiceRunsError',
      'UnknownServiceError',
      'copyToClipboard',
      'createBulkhead',
      'createCircuitBreaker',
      'createProgramRunner',
      'createSupervisor',
      'endOrphans',
      'identify',
      'programEndChannel',
      'programStartChannel',
      'retry',
      'runAtTerminal',
      'runProgram',
      'sameProcess',
      'signalProcess',
    ]);
  });

  it('has only branded errors whose codes the README lists', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const errors = [
      new surface.InvalidBoundError({ option: 'timeoutMs', value: 0 }),
      new surface.InvalidServiceError({ id: 'x', field: 'graceMs', expected: 'a number above 0' }),
      new surface.UnknownServiceError({ id: 'x' }),
      new surface.ServiceRunsError({ id: 'x' }),
    ];
    for (const error of errors) {
      expect(SelfwareError.isInstance(error)).toBe(true);
      expect(error.code).toMatch(/^process-supervisor\//);
      expect(readme).toContain(`\`${error.code}\``);
    }
  });
});
