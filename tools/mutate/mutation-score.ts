/** The part of Stryker's JSON report that the score comes from. */
export interface MutationReport {
  readonly files: Readonly<
    Record<string, { readonly mutants: readonly { readonly status: string }[] }>
  >;
}

/** One line with the share of valid mutants that a test noticed, by Stryker's definition, and the counts behind it. */
export function mutationScore(folder: string, { files }: MutationReport): string {
  const statuses = Object.values(files).flatMap(({ mutants }) =>
    mutants.map(({ status }) => status),
  );
  const count = (...wanted: readonly string[]): number =>
    statuses.filter((status) => wanted.includes(status)).length;
  const detected = count('Killed', 'Timeout');
  const undetected = count('Survived', 'NoCoverage');
  const score = detected + undetected === 0 ? 0 : (100 * detected) / (detected + undetected);
  return `mutation score of ${folder}: ${score.toFixed(1)} % (${detected} of ${detected + undetected} mutants noticed, ${count('NoCoverage')} of the others not covered, in ${Object.keys(files).length} files)`;
}
