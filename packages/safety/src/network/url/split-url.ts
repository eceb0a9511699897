/** The parts of a URL before its path, as they are written. */
export interface SplitUrl {
  /** In lower case, without the colon. */
  readonly scheme: string;
  /** Absent where there is no `@`. */
  readonly userinfo?: string;
  /** With the brackets of an IPv6 address. */
  readonly host: string;
  /** Without the colon; absent where there is none. */
  readonly port?: string;
}

/** Splits a URL by the letter of RFC 3986: a scheme, exactly two slashes, an authority that is not empty; undefined for everything else. */
export function splitUrl(text: string): SplitUrl | undefined {
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/iu.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return schemeAlone(text);
  const at = authority.lastIndexOf('@');
  const place = authority.slice(at + 1);
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/su.exec(place) ?? [];
  if (host === '') return schemeAlone(text);
  return {
    scheme: scheme.toLowerCase(),
    host,
    ...(at === -1 ? {} : { userinfo: authority.slice(0, at) }),
    ...(port === undefined ? {} : { port }),
  };
}

// `file:///etc/passwd` is refused for its scheme, which says more than that it has no host.
function schemeAlone(text: string): SplitUrl | undefined {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/iu.exec(text) ?? [];
  const isWeb = scheme === undefined || /^(?:https?|wss?)$/iu.test(scheme);
  return isWeb ? undefined : { scheme: scheme.toLowerCase(), host: '' };
}
