import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, sumReports } from './sum-reports.ts';

describe('sumReports', () => {
  const directory = mkdtempSync(join(tmpdir(), 'selfware-reports-'));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const report = (name: string, fields: object): string => {
    const path = join(directory, name);
    const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    writeFileSync(path, JSON.stringify({ success: true, testResults: [], ...counts, ...fields }));
    return path;
  };

  it('adds up the suites', () => {
    const sum = sumReports([
      report('one', { numPassedTests: 3 }),
      report('two', { numPassedTests: 4, numPendingTests: 1 }),
    ]);
    expect(closingLine(sum)).toBe('7 passed, 0 failed, 1 skipped');
  });

  it('names each failed test', () => {
    const assertionResults = [
      { fullName: 'a b', status: 'failed' },
      { fullName: 'c', status: 'passed' },
    ];
    const sum = sumReports([
      report('three', {
        success: false,
        numPassedTests: 1,
        numFailedTests: 1,
        testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults }],
      }),
    ]);
    expect(closingLine(sum)).toBe('1 passed, 1 failed');
    expect(sum.failures).toEqual(['x.test.ts: a b']);
  });

  it('counts a suite without a report as a failure', () => {
    expect(sumReports([join(directory, 'missing')])).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { name: 'x.test.ts', status: 'failed', message: 'no', assertionResults: [] },
    ];
    const sum = sumReports([report('four', { success: false, numPassedTests: 2, testResults })]);
    expect(sum).toMatchObject({ passed: 2, failed: 1, failures: ['x.test.ts: no'] });
  });
});
