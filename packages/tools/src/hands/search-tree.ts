import { systemClock, type Approved, type SearchTreeIntent } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import type { LineMatch } from '../search/match-lines.ts';
import { createMatcher } from '../search/matcher.ts';
import type { HandsOptions } from './create-hands.ts';
import type { SearchMatch, SearchOptions, SearchQuery, SearchReport } from './hands.ts';
import { walkFiles } from './walk-files.ts';

/** Larger files are skipped and counted. */
const maxFileBytes = 2_000_000;

/** Searches every text file beneath the approved directory; throws `tools/invalid-pattern`. */
export async function searchApprovedTree(
  { root, clock = systemClock }: HandsOptions,
  search: SearchOptions & {
    readonly approved: Approved<SearchTreeIntent>;
    readonly query: SearchQuery;
  },
): Promise<SearchReport> {
  const { path } = requireApproval(search.approved, 'search-tree');
  const { query, signal, mayRead = () => Promise.resolve(true) } = search;
  const tally = createTally(query);
  const matcher = await createMatcher(query, { signal, clock });
  try {
    for await (const file of walkFiles(root, path, signal)) {
      const text = await readText(root, file);
      const found = text === undefined ? [] : await matcher.match(text);
      if (found === undefined) return tally.report(whyStopped(signal));
      // Asked late, because few files match: until then nothing of the content has left this function.
      const isShown = text !== undefined && (found.length === 0 || (await mayRead(file)));
      tally.add(file, isShown ? found : undefined);
    }
    return tally.report(signal.aborted ? whyStopped(signal) : undefined);
  } finally {
    await matcher.close();
  }
}

function whyStopped(signal: AbortSignal): string {
  return signal.aborted
    ? 'the search was stopped'
    : 'the pattern takes too long; use a simpler one';
}

async function readText(
  root: Pick<HandsOptions['root'], 'readFile'>,
  path: string,
): Promise<string | undefined> {
  try {
    const { bytes, size } = await root.readFile(path, { maxBytes: maxFileBytes });
    if (size > bytes.length || bytes.subarray(0, 8_000).includes(0)) return undefined;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  } catch {
    // Unreadable, refused by the root, or gone meanwhile: counted as skipped.
    return undefined;
  }
}

interface Tally {
  /** Undefined: the file could not be searched. */
  add(path: string, found: readonly LineMatch[] | undefined): void;
  report(stopped: string | undefined): SearchReport;
}

function createTally({ maxMatches }: SearchQuery): Tally {
  const matches: SearchMatch[] = [];
  let totalMatches = 0;
  let filesSearched = 0;
  let filesSkipped = 0;
  return {
    add(path, found) {
      if (found === undefined) {
        filesSkipped += 1;
        return;
      }
      filesSearched += 1;
      totalMatches += found.length;
      for (const { line, text } of found.slice(0, maxMatches - matches.length))
        matches.push({ path, line, text });
    },
    report: (stopped) => ({
      matches,
      totalMatches,
      filesSearched,
      filesSkipped,
      ...(stopped === undefined ? {} : { stopped }),
    }),
  };
}
