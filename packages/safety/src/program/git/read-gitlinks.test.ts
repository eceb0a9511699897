import { expect, it } from 'vitest';
import { readGitlinks } from './read-gitlinks.ts';

function index(version: number, entries: readonly (readonly [number, string])[]): Uint8Array {
  const bodies = entries.map(([mode, name]) => {
    const length = (Math.floor((62 + name.length) / 8) + 1) * 8;
    const body = new Uint8Array(length);
    new DataView(body.buffer).setUint32(24, mode);
    body.set(new TextEncoder().encode(name), 62);
    return body;
  });
  const head = new Uint8Array(12);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x44_49_52_43);
  view.setUint32(4, version);
  view.setUint32(8, entries.length);
  return Uint8Array.from([head, ...bodies].flatMap((part) => [...part]));
}

it('finds submodules among files', () => {
  const bytes = index(2, [
    [0o100_644, 'a.txt'],
    [0o160_000, 'sub/module'],
    [0o100_755, 'zz'],
  ]);
  expect(readGitlinks(bytes)).toEqual(['sub/module']);
});

it('does not read other forms, nor an index that ends early', () => {
  expect(readGitlinks(index(4, []))).toBeUndefined();
  expect(readGitlinks(new Uint8Array(3))).toBeUndefined();
  expect(readGitlinks(index(2, [[0o100_644, 'a']]).subarray(0, 40))).toBeUndefined();
  expect(readGitlinks(index(2, [[0o100_644, 'abcdefghi']]).subarray(0, 75))).toBeUndefined();
});
