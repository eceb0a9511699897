/** Where the value of a variable lies in an environment block (`NAME=value`, each ended by a zero byte); absent when it is not there. */
export function findVariable(block: Buffer, name: string): Buffer | undefined {
  const start = `${name}=`;
  for (let at = 0; at < block.length;) {
    const zero = block.indexOf(0, at);
    const end = zero === -1 ? block.length : zero;
    // Only as much as the name is ever made a string.
    if (block.toString('utf8', at, Math.min(end, at + Buffer.byteLength(start))) === start)
      return block.subarray(at + Buffer.byteLength(start), end);
    at = end + 1;
  }
  return undefined;
}
