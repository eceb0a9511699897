import { createGunzip } from 'node:zlib';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { archiveRefusal } from './archive-refusal.ts';
import { ByteQueue } from './byte-queue.ts';
import { decompress } from './decompress.ts';
import { detectFormat, type ArchiveFormat } from './detect-format.ts';
import { inSlices } from './in-slices.ts';
import { readTar } from './tar/read-tar.ts';
import { tarBlockBytes } from './tar/parse-tar-header.ts';
import { untilAborted } from './until-aborted.ts';
import { readZip } from './zip/read-zip.ts';

/** An archive: bytes in memory, or a stream of them. */
export type ArchiveSource = Uint8Array | { readonly bytes: Uint8Array } | AsyncIterable<Uint8Array>;

/** An archive whose format is known. */
export interface OpenedArchive {
  readonly format: ArchiveFormat;
  /** True when `entries` can be called more than once. */
  readonly isRepeatable: boolean;
  entries(): AsyncIterable<ArchiveEntry>;
}

/** What an archive is opened with. */
export interface OpenArchiveOptions {
  /** Absent means that the first bytes tell. */
  readonly format?: ArchiveFormat | undefined;
  readonly limits: Required<ArchiveLimits>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens an archive for reading. A zip file that comes as a stream is held in memory, since its list of entries is at the end;
 * over `maxBytes` it throws `safety/archive-refused`.
 */
export async function openArchive(
  source: ArchiveSource,
  options: OpenArchiveOptions,
): Promise<OpenedArchive> {
  if (source instanceof Uint8Array) return openBytes(source, options);
  if ('bytes' in source) return openBytes(source.bytes, options);
  const { limits, signal } = options;
  const queue = new ByteQueue(signal === undefined ? source : untilAborted(source, signal));
  const head = await queue.take(tarBlockBytes);
  const format = options.format ?? detectFormat(head);
  if (format === 'zip') return openBytes(await collect(head, queue, limits), { format, limits });
  const pieces = joined(head, queue);
  return { format, isRepeatable: false, entries: () => readStream(pieces, format, limits) };
}

function openBytes(bytes: Uint8Array, { format, limits }: OpenArchiveOptions): OpenedArchive {
  const known = format ?? detectFormat(bytes.subarray(0, tarBlockBytes));
  return {
    format: known,
    isRepeatable: true,
    entries: () =>
      known === 'zip' ? readZip(bytes, limits) : readStream(inSlices(bytes), known, limits),
  };
}

function readStream(
  pieces: AsyncIterable<Uint8Array>,
  format: 'tar' | 'tar.gz',
  limits: Required<ArchiveLimits>,
): AsyncIterable<ArchiveEntry> {
  if (format === 'tar') return readTar(pieces, limits);
  const { maxRatio } = limits;
  return readTar(decompress(pieces, { engine: createGunzip(), maxRatio }), limits);
}

async function* joined(
  head: Uint8Array,
  queue: ByteQueue,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield head;
    yield* queue.pass(Number.MAX_SAFE_INTEGER);
  } finally {
    await queue.close();
  }
}

async function collect(
  head: Uint8Array,
  queue: ByteQueue,
  { maxBytes }: Required<ArchiveLimits>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of joined(head, queue)) {
    bytes += piece.length;
    if (bytes > maxBytes) throw archiveRefusal('total-size', `is over ${maxBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}
