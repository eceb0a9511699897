import { Buffer } from 'node:buffer';

/** Whether a dotted text begins with the header of a signed or encrypted JSON token: an object that names `alg`, `typ`, `enc` or `kid` (RFC 7515, 7516). */
export function decodesAsJwt(token: string): boolean {
  const [header = ''] = token.split('.', 1);
  const text = Buffer.from(header.slice(0, 8192), 'base64url').toString('latin1').trim();
  // Some are written with a byte lost; the names show what it was.
  return text.startsWith('{') && /"(?:alg|typ|enc|kid)"\s{0,8}:/u.test(text);
}
