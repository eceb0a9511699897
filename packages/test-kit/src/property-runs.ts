import fc from 'fast-check';

/** Sets how often every property of this test file runs: `SELFWARE_RUNS`, else 100; prints the seed of a failure. */
export function configureProperties(): void {
  const runs = Number(process.env['SELFWARE_RUNS'] ?? '100');
  fc.configureGlobal({
    ...fc.readConfigureGlobal(),
    numRuns: runs,
    verbose: fc.VerbosityLevel.Verbose,
  });
}
