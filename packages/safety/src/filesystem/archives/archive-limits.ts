/** How much an archive may hold; absent fields mean the default. */
export interface ArchiveLimits {
  /** Entries of every kind; absent means 20,000. */
  readonly maxEntries?: number;
  /** Bytes of all files together, and of an archive that has to be held in memory; absent means 512 MiB. */
  readonly maxBytes?: number;
  /** Bytes of one file; absent means 256 MiB. */
  readonly maxEntryBytes?: number;
  /** Bytes that one compressed byte may give, once there are over 100 kB of them; absent means 100. */
  readonly maxRatio?: number;
  /** Names in one path; absent means 32. */
  readonly maxDepth?: number;
}

/** Fills the absent limits in. */
export function completeLimits(limits: ArchiveLimits): Required<ArchiveLimits> {
  return {
    maxEntries: limits.maxEntries ?? 20_000,
    maxBytes: limits.maxBytes ?? 2 ** 29,
    maxEntryBytes: limits.maxEntryBytes ?? 2 ** 28,
    maxRatio: limits.maxRatio ?? 100,
    maxDepth: limits.maxDepth ?? 32,
  };
}

// Text of few letters compresses a hundredfold now and then; only what grows large is a bomb. Apache POI draws the line here, too.
const ratioGrace = 100_000;

/** Tells whether so many bytes from so many compressed ones are a bomb. */
export function isBomb(made: number, consumed: number, maxRatio: number): boolean {
  return made > ratioGrace && made > maxRatio * consumed;
}
