import { existsSync, readFileSync } from 'node:fs';

/** The sum over all suites; `failures` names each failed test, or the report of a suite that did not run. */
export interface TestSum {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Adds up Vitest's JSON reports. A report that is missing, and one that failed without a failed test, is one failure. */
export function sumReports(paths: readonly string[]): TestSum {
  return paths.map(sumReport).reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
      failures: [...sum.failures, ...next.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  );
}

/** The plain last line of `pnpm test`. */
export function closingLine({ passed, failed, skipped }: TestSum): string {
  const counts = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped === 0 ? counts : `${counts}, ${String(skipped)} skipped`;
}

function sumReport(path: string): TestSum {
  if (!existsSync(path)) {
    return { passed: 0, failed: 1, skipped: 0, failures: [`no report of this suite: ${path}`] };
  }
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  const unexplained = !report.success && report.numFailedTests === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unexplained,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failuresOf(report),
  };
}

function failuresOf({ testResults }: VitestReport): readonly string[] {
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0
        ? [`${name}: ${message ?? 'the file did not run'}`]
        : failed.map(({ fullName }) => `${name}: ${fullName}`);
    });
}
