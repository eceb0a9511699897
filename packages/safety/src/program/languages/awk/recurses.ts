import type { AwkToken } from './awk-tokens.ts';

/** True when a function of this program may call itself, over others, too: nobody knows that it ends. */
export function recurses(tokens: readonly AwkToken[]): boolean {
  const calls = callsOf(tokens);
  // Functions that call none that is left are taken away until only rounds are left.
  const callers = new Map<string, string[]>();
  const counts = new Map<string, number>();
  for (const [name, called] of calls) {
    const known = [...called].filter((one) => calls.has(one));
    counts.set(name, known.length);
    for (const one of known) {
      const list = callers.get(one) ?? [];
      list.push(name);
      callers.set(one, list);
    }
  }
  const ending = [...counts].filter(([, count]) => count === 0).map(([name]) => name);
  let ended = 0;
  for (let name = ending.pop(); name !== undefined; name = ending.pop()) {
    ended += 1;
    for (const caller of callers.get(name) ?? []) {
      const left = (counts.get(caller) ?? 0) - 1;
      counts.set(caller, left);
      if (left === 0) ending.push(caller);
    }
  }
  return ended < calls.size;
}

// The names in the body of each function.
function callsOf(tokens: readonly AwkToken[]): Map<string, Set<string>> {
  const calls = new Map<string, Set<string>>();
  let current: Set<string> | undefined;
  let depth = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    const before = tokens[index - 1];
    const isDefined = before?.kind === 'name' && /^func(?:tion)?$/u.test(before.text);
    if (kind === 'name' && isDefined) {
      current = calls.get(text) ?? new Set();
      calls.set(text, current);
      depth = 0;
    } else if (kind === 'name') current?.add(text);
    else if (kind === 'mark' && text === '{') depth += 1;
    else if (kind === 'mark' && text === '}') {
      depth -= 1;
      if (depth <= 0) current = undefined;
    }
  }
  return calls;
}
