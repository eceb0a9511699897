/** The totals of a coverage summary that the gates look at, in percent. */
export interface CoverageTotals {
  readonly lines: { readonly pct: number };
  readonly branches: { readonly pct: number };
}

const strictGate = { lines: 95, branches: 90 };
const usualGate = { lines: 85, branches: 85 };
const gates: Readonly<Record<string, typeof usualGate>> = {
  safety: strictGate,
  persistence: strictGate,
};

/** Compares a package's totals with its gate: one line to print, and one failure for each gate missed. */
export function judgeCoverage(
  folder: string,
  totals: CoverageTotals,
): { readonly line: string; readonly failures: readonly string[] } {
  const gate = gates[folder] ?? usualGate;
  const failures = (['lines', 'branches'] as const)
    .filter((kind) => totals[kind].pct < gate[kind])
    .map(
      (kind) =>
        `${folder}: expected at least ${String(gate[kind])} % of ${kind} covered, got ${String(totals[kind].pct)} %`,
    );
  return {
    line: `${folder}: ${String(totals.lines.pct)} % of lines, ${String(totals.branches.pct)} % of branches`,
    failures,
  };
}
