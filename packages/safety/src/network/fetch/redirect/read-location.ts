const redirectStatuses = [300, 301, 302, 303, 307, 308];

/** The raw text of where an answer leads; undefined for an answer that leads nowhere. */
export function readLocation({ status, headers }: Response): string | undefined {
  if (!redirectStatuses.includes(status)) return undefined;
  const location = headers.get('location') ?? '';
  if (location === '') return undefined;
  // Headers are read as Latin-1; what servers write is UTF-8.
  return Buffer.from(location, 'latin1').toString('utf8');
}
