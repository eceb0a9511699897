import type { BlobStore } from '@selfware/persistence';
import type { OpenRedaction } from '@selfware/safety/secrets';
import type { OutputStore } from '@selfware/tools';

// Tells an output from a file as it was before a change: those are not for a model.
const mark = 'selfware-output 1\n';

/** Keeps outputs as blobs, which go with the sessions that name them; `redact` takes out what may be shown and not stored. */
export function createOutputStore(
  blobs: Pick<BlobStore, 'put' | 'get'>,
  redact: (text: string) => string,
): OutputStore {
  return {
    put: (text) => blobs.put(Buffer.from(`${mark}${redact(text)}`)),
    async get(id) {
      if (!/^[\da-f]{64}$/u.test(id)) return undefined;
      const text = Buffer.from((await blobs.get(id)) ?? []).toString();
      return text.startsWith(mark) ? text.slice(mark.length) : undefined;
    },
  };
}

/** Keeps an output as it comes, as `createOutputStore` keeps one that is there, and gives its id. */
export async function keepStream(
  pieces: AsyncIterable<Uint8Array>,
  blobs: Pick<BlobStore, 'putStream'>,
  redaction: OpenRedaction,
): Promise<string> {
  return blobs.putStream(redacted(pieces, redaction));
}

async function* redacted(
  pieces: AsyncIterable<Uint8Array>,
  redaction: OpenRedaction,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(mark);
  for await (const piece of pieces) yield redaction.push(piece);
  yield redaction.end();
}
