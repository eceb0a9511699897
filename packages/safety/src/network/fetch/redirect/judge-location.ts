import { findRawFault } from '../../url/find-raw-fault.ts';
import type { UrlVerdict } from '../../verdict.ts';

/** Judges where an answer leads by its raw text, so that nothing is normalised away before it is looked at. */
export function judgeLocation(
  location: string,
  from: string,
  judge: (url: string) => UrlVerdict,
): UrlVerdict {
  const fault = findRawFault(location);
  if (fault !== undefined) return { decision: 'deny', ...fault };
  return withFragment(judge(absolute(location, from)), from);
}

function absolute(location: string, from: string): string {
  const { protocol } = new URL(from);
  if (/^[a-z][a-z0-9+.-]*:/iu.test(location)) return location;
  if (location.startsWith('//')) return `${protocol}${location}`;
  return URL.canParse(location, from) ? new URL(location, from).href : location;
}

// RFC 9110, section 10.2.2: a redirect without a fragment inherits the one before.
function withFragment(verdict: UrlVerdict, from: string): UrlVerdict {
  const { hash } = new URL(from);
  if (verdict.url === undefined || hash === '' || verdict.url.includes('#')) return verdict;
  return { ...verdict, url: `${verdict.url}${hash}` };
}
