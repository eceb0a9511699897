import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

const dropped = ['content-encoding', 'content-length'];

/** The headers of an answer whose body is handed on decoded: neither its encoding nor its length hold any more. */
export function withoutEncoding(
  { rawHeaders }: Pick<Dispatcher.DispatchController, 'rawHeaders'>,
  headers: IncomingHttpHeaders,
): { readonly headers: IncomingHttpHeaders; readonly raw: Buffer[] } {
  const kept = Object.entries(headers).filter(([name]) => !dropped.includes(name.toLowerCase()));
  const raw = Array.isArray(rawHeaders) ? Array.from(rawHeaders, toBuffer) : listed(kept);
  const names = raw.map((part, index) => (index % 2 === 0 ? part : (raw[index - 1] ?? part)));
  return {
    headers: Object.fromEntries(kept),
    raw: raw.filter(
      (_, index) =>
        !dropped.includes((names[index] ?? Buffer.of()).toString('latin1').toLowerCase()),
    ),
  };
}

function listed(entries: readonly [string, string | readonly string[] | undefined][]): Buffer[] {
  return entries.flatMap(([name, values]) =>
    [values ?? []].flat().flatMap((value) => [toBuffer(name), toBuffer(value)]),
  );
}

function toBuffer(part: Buffer | string): Buffer {
  return Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1');
}
