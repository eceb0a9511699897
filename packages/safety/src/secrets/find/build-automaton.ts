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
  readonly children: Map<number, number>[];
  readonly depths: number[];
  readonly outputs: number[][];
}

/** Builds the automaton of Aho and Corasick (1975) over lower-case ASCII keywords, found whatever the case. `[]` finds nothing. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const columns = columnsOf(keywords);
  const width = Math.max(...columns) + 1;
  const trie = trieOf(keywords, columns);
  const next = transitionsOf(trie, width);
  const ends = Uint8Array.from(trie.outputs, ({ length }) => (length > 0 ? 1 : 0));
  // Counted, not iterated: there are a hundred thousand, and every start waits for them.
  for (let at = 0; at < next.length; at += 1) {
    const state = next[at] ?? 0;
    if (ends[state / width] === 1) next[at] = -1 - state;
  }
  return { columns, width, next, depths: Uint16Array.from(trie.depths), outputs: trie.outputs };
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

function trieOf(keywords: readonly string[], columns: Uint8Array): Trie {
  const trie: Trie = { children: [new Map<number, number>()], depths: [0], outputs: [[]] };
  for (const [index, keyword] of keywords.entries()) {
    let node = 0;
    for (let at = 0; at < keyword.length; at += 1)
      node = childOf(trie, node, columns[keyword.charCodeAt(at)] ?? 0);
    trie.outputs[node]?.push(index);
  }
  return trie;
}

function childOf(trie: Trie, node: number, column: number): number {
  const children = trie.children[node];
  const known = children?.get(column);
  if (known !== undefined) return known;
  const made = trie.children.length;
  children?.set(column, made);
  trie.children.push(new Map());
  trie.depths.push((trie.depths[node] ?? 0) + 1);
  trie.outputs.push([]);
  return made;
}

// Breadth first, so that where a state fails to is complete before the state itself is filled in.
function transitionsOf({ children, outputs }: Trie, width: number): Int32Array {
  const next = new Int32Array(children.length * width);
  const queue = [{ node: 0, fail: 0 }];
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    const { node, fail } = head;
    const row = node * width;
    if (node !== 0) next.copyWithin(row, fail * width, (fail + 1) * width);
    if (node !== fail) outputs[node]?.push(...(outputs[fail] ?? []));
    for (const [column, child] of children[node] ?? []) {
      queue.push({ node: child, fail: node === 0 ? 0 : (next[row + column] ?? 0) / width });
      next[row + column] = child * width;
    }
  }
  return next;
}

/** The state behind a step, whether or not a keyword ends there. */
export function plainState(reached: number): number {
  return reached < 0 ? -1 - reached : reached;
}
