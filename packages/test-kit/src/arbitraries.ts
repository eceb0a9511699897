import fc from 'fast-check';

/** Plain file names: one to twelve letters, digits, dashes or non-ASCII letters. */
export function fileName(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...Array.from('abcxyz019-_é日')), { minLength: 1, maxLength: 12 })
    .map((units) => units.join(''));
}

/** Relative paths of one to five plain names. */
export function relativePath(): fc.Arbitrary<string> {
  return fc.array(fileName(), { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
}

/** Texts with line breaks, quotes, non-ASCII letters, emoji and control characters. */
export function text(maxLength = 200): fc.Arbitrary<string> {
  return fc.string({ unit: 'grapheme', maxLength });
}

/** The same bytes cut into arbitrary pieces, in order. */
export function cuts(bytes: Uint8Array): fc.Arbitrary<readonly Uint8Array[]> {
  return fc
    .uniqueArray(fc.nat({ max: bytes.length }), { maxLength: 20 })
    .map((points) => [0, ...points.sort((a, b) => a - b), bytes.length])
    .map((points) => points.slice(1).map((end, index) => bytes.slice(points[index], end)));
}
