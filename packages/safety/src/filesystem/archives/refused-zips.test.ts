import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  buildZip,
  descriptor,
  secondName,
  type ZipMember,
} from '../../../test/fixtures/build-zip.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { refusalOf } from '../../../test/fixtures/refusal-of.ts';
import type { ArchiveRule } from './archive-refusal.ts';
import { extractArchive } from './extract-archive.ts';
import { inSlices } from './in-slices.ts';

type Attack = readonly [what: string, rule: ArchiveRule, archive: Buffer];

const file = (name: string | Buffer, content = 'x'): ZipMember => ({ name, content });
const zip = (...members: readonly ZipMember[]): Buffer => buildZip(members);
const zip64 = Buffer.from('0100080000000000000000', 'hex').subarray(0, 12);
const zip64Extra = Buffer.concat([Buffer.from([1, 0, 8, 0]), Buffer.alloc(8)]);

const nested = zip(file('inner'));
const deflated = deflateRawSync('x'.repeat(50));

const attacks: readonly Attack[] = [
  ['a name that climbs', 'parent', zip(file('../x'))],
  ['a name that climbs by backslashes', 'backslash', zip(file('a\\..\\..\\x'))],
  ['an absolute name', 'absolute', zip(file('/x'))],
  ['a NUL in a name', 'control', zip(file('a\0b'))],
  ['an empty name', 'empty-name', zip(file(''))],
  ['a hook of git', 'protected', zip(file('.git/hooks/x'))],
  ['twins by case', 'case-twin', zip(file('A'), file('a'))],
  ['a file twice', 'duplicate', zip(file('a'), file('a', 'y'))],
  ['a file beneath a file', 'kind-conflict', zip(file('a'), file('a/b'))],
  ['a symbolic link', 'link', zip({ ...file('a', '/etc'), mode: 0o120777 })],
  ['a pipe', 'device', zip({ ...file('a'), mode: 0o010644 })],
  ['a socket', 'device', zip({ ...file('a'), mode: 0o140644 })],
  ['a character device', 'device', zip({ ...file('a'), mode: 0o020644 })],
  ['a block device', 'device', zip({ ...file('a'), mode: 0o060644 })],
  ['an unknown type', 'type', zip({ ...file('a'), mode: 0o110644 })],
  ['a directory by mode alone', 'type', zip({ ...file('a', ''), mode: 0o040755 })],
  ['a directory by name alone', 'type', zip({ ...file('a/', ''), mode: 0o100644 })],
  ['a directory with content', 'size-mismatch', zip({ ...file('a/'), mode: 0o040755 })],
  ['a set-user bit', 'set-id', zip({ ...file('a'), mode: 0o104755 })],
  ['encryption', 'encrypted', zip({ ...file('a'), flags: 0x801, raw: Buffer.alloc(13) })],
  ['a patch', 'encrypted', zip({ ...file('a'), flags: 0x820 })],
  ['a masked header', 'encrypted', zip({ ...file('a'), flags: 0x2800 })],
  ['strong encryption', 'malformed', zip({ ...file('a'), flags: 0x840 })],
  ['bzip2', 'method', zip({ ...file('a'), method: 12, raw: Buffer.from('x') })],
  ['another name in its header', 'header-mismatch', zip({ ...file('a'), local: { name: 'b' } })],
  ['another method in its header', 'header-mismatch', zip({ ...file('a'), local: { method: 8 } })],
  ['other flags in its header', 'header-mismatch', zip({ ...file('a'), local: { flags: 0 } })],
  ['another size in its header', 'header-mismatch', zip({ ...file('a'), local: { bytes: 2 } })],
  [
    'another packed size in its header',
    'header-mismatch',
    zip({ ...file('a'), local: { compressedBytes: 2 } }),
  ],
  ['another checksum in its header', 'header-mismatch', zip({ ...file('a'), local: { crc: 2 } })],
  ['zeros in its header', 'header-mismatch', zip({ ...file('a'), local: { crc: 0 } })],
  [
    'another size behind it',
    'header-mismatch',
    zip({ ...file('a'), flags: 0x808, after: descriptor('xx') }),
  ],
  [
    'an unsigned descriptor that lies',
    'header-mismatch',
    zip({ ...file('a'), flags: 0x808, after: descriptor('xx').subarray(4) }),
  ],
  ['a wrong checksum', 'checksum', zip({ ...file('a'), crc: 1 })],
  ['more than it says', 'size-mismatch', zip({ ...file('a', 'xyz'), method: 8, bytes: 2 })],
  ['less than it says', 'size-mismatch', zip({ ...file('a', 'xyz'), method: 8, bytes: 4 })],
  ['stored bytes of another count', 'malformed', zip({ ...file('a', 'xyz'), bytes: 4 })],
  [
    'bytes behind its packed data',
    'trailing',
    zip({
      ...file('a', 'x'.repeat(50)),
      method: 8,
      raw: Buffer.concat([deflated, Buffer.alloc(9)]),
    }),
  ],
  [
    'cut packed data',
    'truncated',
    zip({ ...file('a', 'x'.repeat(50)), method: 8, raw: deflated.subarray(0, -2) }),
  ],
  ['broken packed data', 'malformed', zip({ ...file('a'), method: 8, raw: Buffer.alloc(9, 0xff) })],
  ['a declared bomb', 'ratio', zip({ ...file('a', '0'.repeat(2 ** 20)), method: 8 })],
  ['a hidden bomb', 'ratio', zip({ ...file('a', '0'.repeat(2 ** 22)), method: 8, bytes: 100_000 })],
  ['the same bytes twice', 'overlap', zip(file('a'), { ...file('a'), offset: 0 })],
  ['bytes of another', 'overlap', quotedBomb()],
  [
    'bytes before the first',
    'hidden-bytes',
    zip({ ...file('a'), before: Buffer.from('#!/bin/sh\n') }),
  ],
  ['bytes between two', 'hidden-bytes', zip(file('a'), { ...file('b'), before: nested })],
  ['bytes before the list', 'hidden-bytes', buildZip([file('a')], { beforeList: nested })],
  ['bytes behind the list', 'hidden-bytes', buildZip([file('a')], { afterList: Buffer.alloc(3) })],
  ['fewer than it lists', 'hidden-bytes', buildZip([file('a'), file('b')], { count: 1 })],
  ['more than it lists', 'malformed', buildZip([file('a')], { count: 2 })],
  [
    'a list that goes on',
    'hidden-bytes',
    buildZip([file('a'), { ...file('b'), isListedOnly: true }], { count: 1 }),
  ],
  ['entries on other disks', 'malformed', buildZip([file('a')], { total: 2 })],
  ['several disks', 'malformed', buildZip([file('a')], { disk: 1 })],
  ['bytes behind the end', 'trailing', buildZip([file('a')], { trailing: Buffer.from('more') })],
  ['an archive in the comment', 'hidden-bytes', buildZip([file('a')], { comment: nested })],
  ['no end', 'truncated', zip(file('a')).subarray(0, -30)],
  ['zip64 in the list', 'zip64', zip({ ...file('a'), extra: zip64Extra })],
  ['zip64 in its header', 'zip64', zip({ ...file('a'), local: { extra: zip64Extra } })],
  ['the count of zip64', 'zip64', buildZip([file('a')], { count: 0xffff })],
  [
    'the locator of zip64',
    'zip64',
    buildZip([file('a')], {
      afterList: Buffer.concat([Buffer.from('504b0607', 'hex'), Buffer.alloc(16)]),
    }),
  ],
  ['a broken extra field', 'malformed', zip({ ...file('a'), local: { extra: zip64.fill(9) } })],
  ['a header that is none', 'malformed', zip(file('a'), { ...file('b'), offset: 5 })],
  ['a header beyond the end', 'truncated', zip({ ...file('a'), offset: 5_000_000 })],
  ['content beyond the end', 'truncated', zip({ ...file('a'), method: 8, compressedBytes: 5000 })],
  ['a name that is not UTF-8', 'encoding', zip(file(Buffer.from([0x61, 0xff])))],
  ['a second name', 'header-mismatch', zip({ ...file('a'), extra: secondName('../x', 'a') })],
  [
    'a second name that climbs',
    'parent',
    zip({ ...file('#U00e9'), extra: secondName('../x', '#U00e9') }),
  ],
];

// The first entry's content begins with the header of the second (Fifield 2019).
function quotedBomb(): Buffer {
  const inner = zip(file('b', 'kernel')).subarray(0, 30 + 1 + 6);
  return zip({ name: 'a', content: inner }, { ...file('b', 'kernel'), offset: 31 });
}

describe('a zip file that is refused', () => {
  it.each(attacks)('leaves nothing behind: %s', async (_, rule, bytes) => {
    for (const source of [{ bytes }, inSlices(bytes)]) {
      await using ground = await createExtractionGround();
      const before = await ground.snapshot();
      const extraction = extractArchive(ground.root, source, { into: 'out', format: 'zip' });
      expect(await refusalOf(extraction)).toBe(rule);
      expect(await ground.snapshot()).toEqual(before);
    }
  });
});
