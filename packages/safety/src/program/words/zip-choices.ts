/** Pairs two lists so that every member of each is in a pair: what is left where every pair would be too many. */
export function zipChoices<First, Second, Pair>(
  firsts: readonly First[],
  seconds: readonly Second[],
  pair: (first: First, second: Second) => Pair,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const count = Math.max(firsts.length, seconds.length);
  for (let index = 0; index < count; index += 1) {
    const first = firsts[index % firsts.length];
    const second = seconds[index % seconds.length];
    if (first !== undefined && second !== undefined) pairs.push(pair(first, second));
  }
  return pairs;
}
