/** A URL as `fetch` takes it, and the headers with what was taken out of it. */
export interface WithoutUser {
  readonly url: string;
  readonly headers: Headers;
}

/**
 * Takes user and password out of a URL, in which `fetch` takes none, and says them in a header as RFC 7617 has it; an
 * `Authorization` that is given already stays. Without a user both come back as they are.
 */
export function takeUser(url: string, headers: Headers): WithoutUser {
  if (!url.includes('@')) return { url, headers };
  const parsed = new URL(url);
  const { username, password } = parsed;
  if (username === '' && password === '') return { url, headers };
  parsed.username = '';
  parsed.password = '';
  const told = new Headers(headers);
  if (!told.has('authorization')) {
    const pair = Buffer.from(`${decoded(username)}:${decoded(password)}`, 'utf8');
    told.set('authorization', `Basic ${pair.toString('base64')}`);
  }
  return { url: parsed.href, headers: told };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
