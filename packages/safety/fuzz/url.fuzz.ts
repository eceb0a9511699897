import { classifyAddress } from '../src/network/address/classify-address.ts';
import { judgeUrl } from '../src/network/url/judge-url.ts';

/** What is allowed is what the parser of WHATWG sees: an http place, no user, a plain name or a public address, also when it is judged again. */
export function fuzz(data: Buffer): void {
  for (const text of [data.toString('utf8'), `http://${data.toString('utf8')}/`]) check(text);
}

function check(text: string): void {
  const verdict = judgeUrl(text);
  if (verdict.decision === 'deny') return;
  const parsed = new URL(text);
  const host = parsed.hostname.replace(/^\[(.*)\]$/u, '$1');
  if (verdict.url !== parsed.href || verdict.host !== host)
    throw new Error(`expected the place ${parsed.href}, got ${String(verdict.url)}`);
  if (!['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '')
    throw new Error('expected only http and no user');
  const { kind, global } = classifyAddress(host.replace(/\.$/u, ''));
  if (kind === 'invalid' ? !/^[a-z0-9._-]+$/u.test(host) : !global)
    throw new Error(`expected a name or a public address, got ${host}`);
  if (judgeUrl(parsed).decision === 'deny') throw new Error('expected the same for the URL object');
}
