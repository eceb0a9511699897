/** A keyword automaton as dense tables: states are premultiplied by the number of columns, 0 is the root. */
export interface Automaton {
  /** The column of each ASCII code; letters share one for both cases. Column 0 is everything in no keyword, all beyond ASCII too. */
  readonly columns: Uint8Array;
  readonly width: number;
  /** `next[state + column]`: the state after it; one that ends a keyword is told as `-1 - state`. */
  readonly next: Int32Array;
  /** How many characters of a keyword stand behind each state, by `state / width`. */
  readonly depths: Uint16Array;
  /** The keywords that end at each state, by `state / width`, as indices of the list given. */
  readonly outputs: readonly (readonly number[])[];
}

interface Trie {
  readonly width: number;
  /** The children of a node one after the other: its first, then the next of each; 0 ends it. */
  readonly firsts: Int32Array;
  readonly siblings: Int32Array;
  /** The column that leads to each node. */
  readonly letters: Uint8Array;
  readonly depths: Uint16Array;
  readonly outputs: number[][];
}

/** Builds the automaton of Aho and Corasick (1975) over lower-case ASCII keywords, found whatever the case. `[]` finds nothing. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const columns = columnsOf(keywords);
  const width = Math.max(...columns) + 1;
  const trie = trieOf(keywords, columns, width);
  const { depths, outputs } = trie;
  return { columns, width, next: transitionsOf(trie), depths, outputs };
}

function columnsOf(keywords: readonly string[]): Uint8Array {
  const columns = new Uint8Array(128);
  let used = 0;
  for (const letter of new Set(keywords.join(''))) {
    used += 1;
    columns[letter.charCodeAt(0)] = used;
    columns[letter.toUpperCase().charCodeAt(0)] = used;
  }
  return columns;
}

function trieOf(keywords: readonly string[], columns: Uint8Array, width: number): Trie {
  const most = keywords.reduce((sum, { length }) => sum + length, 1);
  const [firsts, siblings] = [new Int32Array(most), new Int32Array(most)];
  const trie: Trie = {
    width,
    firsts,
    siblings,
    outputs: [[]],
    letters: new Uint8Array(most),
    depths: new Uint16Array(most),
  };
  for (const [index, keyword] of keywords.entries()) {
    let node = 0;
    for (let at = 0; at < keyword.length; at += 1)
      node = childOf(trie, node, columns[keyword.charCodeAt(at)] ?? 0);
    trie.outputs[node]?.push(index);
  }
  return { ...trie, depths: trie.depths.slice(0, trie.outputs.length) };
}

function childOf(trie: Trie, node: number, column: number): number {
  const { firsts, siblings, letters, depths, outputs } = trie;
  for (let child = firsts[node] ?? 0; child !== 0; child = siblings[child] ?? 0)
    if (letters[child] === column) return child;
  const made = outputs.push([]) - 1;
  siblings[made] = firsts[node] ?? 0;
  firsts[node] = made;
  letters[made] = column;
  depths[made] = (depths[node] ?? 0) + 1;
  return made;
}

// Breadth first: where a state fails to is complete before the state itself. Rows are copied and only children looked at, one by one:
// there are a hundred thousand steps, and every start would wait for them.
function transitionsOf({ width, firsts, siblings, letters, outputs }: Trie): Int32Array {
  const next = new Int32Array(outputs.length * width);
  const fails = new Int32Array(outputs.length);
  const queue = [0];
  for (const node of queue) {
    const row = node * width;
    const fail = (fails[node] ?? 0) * width;
    if (node !== 0) next.copyWithin(row, fail, fail + width);
    for (let child = firsts[node] ?? 0; child !== 0; child = siblings[child] ?? 0) {
      const place = row + (letters[child] ?? 0);
      const failed = node === 0 ? 0 : plainState(next[place] ?? 0) / width;
      fails[child] = failed;
      const ending = outputs[child] ?? [];
      ending.push(...(outputs[failed] ?? []));
      next[place] = ending.length > 0 ? -1 - child * width : child * width;
      queue.push(child);
    }
  }
  return next;
}

/** The state behind a step, whether or not a keyword ends there. */
export function plainState(reached: number): number {
  return reached < 0 ? -1 - reached : reached;
}
