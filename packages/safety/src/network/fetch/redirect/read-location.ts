const redirectStatuses = [300, 301, 302, 303, 307, 308];

/** The raw text of where an answer leads; undefined for an answer that leads nowhere. */
export function readLocation({ status, headers }: Response): string | undefined {
  if (!redirectStatuses.includes(status)) return undefined;
  const location = trimmed(headers.get('location') ?? '');
  if (location === '') return undefined;
  // Headers are read as Latin-1; what servers write is UTF-8.
  return Buffer.from(location, 'latin1').toString('utf8');
}

// The spaces and tabs around a field are no part of it (RFC 9110, section 5.5).
function trimmed(field: string): string {
  const isBlank = (index: number): boolean => field[index] === ' ' || field[index] === '\t';
  let start = 0;
  let end = field.length;
  while (start < end && isBlank(start)) start += 1;
  while (end > start && isBlank(end - 1)) end -= 1;
  return field.slice(start, end);
}

/** Whether an answer tells to go elsewhere, even where it does not say where to (Fetch Standard, redirect status). */
export function isRedirect(response: Response): boolean {
  const { status } = response;
  return (
    (status !== 300 && redirectStatuses.includes(status)) || readLocation(response) !== undefined
  );
}
