import type { Approved, FetchUrlIntent } from '@selfware/contracts';
import { requireApproval } from '@selfware/safety';
import { NoNetworkError } from '../errors.ts';
import type { HandsOptions } from './create-hands.ts';
import type { FetchedPage } from './hands.ts';

/** More than any model reads; the rest of a page is not read at all. */
const maxPageBytes = 1_000_000;

/** Gets the approved URL through the guarded fetch; throws `tools/no-network` when the hands were made without one. */
export async function fetchApprovedUrl(
  { fetch }: HandsOptions,
  approved: Approved<FetchUrlIntent>,
  { signal }: { readonly signal: AbortSignal },
): Promise<FetchedPage> {
  const { url, timeoutMs } = requireApproval(approved, 'fetch-url');
  if (fetch === undefined) throw new NoNetworkError();
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const response = await fetch(url, { signal: limited });
  const { bytes, isCut } = await readBody(response);
  const contentType = response.headers.get('content-type') ?? undefined;
  return {
    status: response.status,
    url: response.url,
    bytes,
    isCut,
    ...(contentType === undefined ? {} : { contentType }),
  };
}

async function readBody({ body }: Response): Promise<Pick<FetchedPage, 'bytes' | 'isCut'>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest of the body, which frees its connection.
  const stream: AsyncIterable<Uint8Array> = body ?? emptyBody();
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxPageBytes) break;
  }
  const whole = Buffer.concat(chunks);
  return { bytes: whole.subarray(0, maxPageBytes), isCut: size > maxPageBytes };
}

function emptyBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
