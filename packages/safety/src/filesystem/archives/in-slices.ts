const sliceBytes = 65_536;

/** Gives bytes in pieces, so that whoever reads them can stop, and others get their turn. */
export async function* inSlices(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += sliceBytes)
    yield await Promise.resolve(bytes.subarray(start, start + sliceBytes));
}
