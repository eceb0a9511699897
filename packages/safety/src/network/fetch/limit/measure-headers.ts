type RawHeaders = readonly (Buffer | string)[];
type NamedHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Bytes of the names and values of headers, as they are listed raw (`[name, value, name, value]`) or by name. */
export function measureHeaders(headers: RawHeaders | NamedHeaders): number {
  const parts: RawHeaders = isListed(headers)
    ? headers
    : Object.entries(headers).flatMap(([name, values]) => [name, ...[values ?? []].flat()]);
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function isListed(headers: RawHeaders | NamedHeaders): headers is RawHeaders {
  return Array.isArray(headers);
}
