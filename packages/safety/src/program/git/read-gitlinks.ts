const entryStart = 12;
const modeOffset = 24;
const nameOffset = 62;
const gitlinkMode = 0o160_000;

/** Paths of the submodules in an index of git; absent where its form is not one that is read here. */
export function readGitlinks(index: Uint8Array): readonly string[] | undefined {
  const view = new DataView(index.buffer, index.byteOffset, index.byteLength);
  if (index.length < entryStart || view.getUint32(0) !== 0x44_49_52_43) return undefined;
  const version = view.getUint32(4);
  if (version !== 2 && version !== 3) return undefined;
  const paths: string[] = [];
  let at = entryStart;
  for (let left = view.getUint32(8); left > 0; left -= 1) {
    if (at + nameOffset > index.length) return undefined;
    const isExtended = version === 3 && (view.getUint16(at + 60) & 0x40_00) !== 0;
    const start = at + nameOffset + (isExtended ? 2 : 0);
    const end = index.indexOf(0, start);
    if (end === -1) return undefined;
    if (view.getUint32(at + modeOffset) === gitlinkMode)
      paths.push(new TextDecoder().decode(index.subarray(start, end)));
    // Entries end with one to eight zeros, so that each has a length of whole eights.
    at += (Math.floor((end - at) / 8) + 1) * 8;
  }
  return paths;
}
