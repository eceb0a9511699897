import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

// Nobody encodes more than once; who does means to cost memory.
const maxEncodings = 2;

/**
 * The decoders of a content encoding, in the order in which bytes go through them; `[]` for none and for one that is not
 * known, which stays encoded as it does with `fetch`; undefined for more encodings than are taken.
 */
export function createDecoders(
  encoding: string,
  firstByte: number,
): readonly Transform[] | undefined {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > maxEncodings) return undefined;
  if (!names.every((name) => known.includes(name))) return [];
  return names.reverse().map((name, index) => createDecoder(name, index === 0 ? firstByte : 0x78));
}

const known = ['gzip', 'x-gzip', 'deflate', 'br'];

function createDecoder(name: string, firstByte: number): Transform {
  if (name === 'br') return createBrotliDecompress();
  if (name !== 'deflate') return createGunzip();
  // Many servers send bare deflate, without the wrapper of zlib that RFC 9110 asks for: its first byte tells.
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
