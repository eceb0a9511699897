/**
 * The name of `known` that needs the fewest changed letters to become `name`.
 * Absent when every name is too far away to have been meant; the first of equals wins.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(Math.min(name.length, maxLength) / 2.5));
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

// A word of the command line may be a whole essay; no known name is this long.
const maxLength = 64;

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > maxLength) return Infinity;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) rows.push(nextRow(one, other, row, rows));
  return rows.at(-1)?.at(-1) ?? 0;
}

function nextRow(one: string, other: string, row: number, rows: readonly number[][]): number[] {
  const above = rows[row - 1] ?? [];
  const current = [row];
  for (let column = 1; column <= other.length; column += 1) {
    const same = one[row - 1] === other[column - 1] ? 0 : 1;
    const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
    current.push(
      Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
        swapped && row > 1 && column > 1 ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Infinity,
      ),
    );
  }
  return current;
}
