/** One line of the table: what was measured, the measured value, and the most that it may be. */
export interface BenchRow {
  readonly what: string;
  readonly value: number;
  /** Absent: printed to be compared with, not judged. */
  readonly most?: number;
  readonly unit: 'x' | 'ms' | 'bytes' | 'MB' | 'files' | 'scripts';
}

/** The table as text, and whether every row keeps its limit. */
export function judgeRows(rows: readonly BenchRow[]): {
  readonly table: string;
  readonly kept: boolean;
} {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const lines = rows.map((row) => {
    const limit = row.most === undefined ? '' : `at most ${show(row.most, row.unit)}`;
    const verdict = row.most === undefined ? '' : keeps(row) ? 'ok' : 'BROKEN';
    return `${row.what.padEnd(width)}  ${show(row.value, row.unit).padStart(12)}  ${limit.padEnd(22)} ${verdict}`.trimEnd();
  });
  return { table: lines.join('\n'), kept: rows.every(keeps) };
}

function keeps({ value, most }: BenchRow): boolean {
  // What could not be measured is no kept promise.
  return most === undefined || value <= most;
}

function show(value: number, unit: BenchRow['unit']): string {
  const digits = unit === 'x' || unit === 'ms' || unit === 'MB' ? 2 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
