import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildTar, longName, pax, type TarMember } from '../../../test/fixtures/build-tar.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { refusalOf } from '../../../test/fixtures/refusal-of.ts';
import type { ArchiveRule } from './archive-refusal.ts';
import { extractArchive } from './extract-archive.ts';
import { inSlices } from './in-slices.ts';

type Attack = readonly [what: string, rule: ArchiveRule, archive: Buffer];

const file = (name: string | Buffer, content = 'x'): TarMember => ({ name, content });
const tar = (...members: readonly TarMember[]): Buffer => buildTar(members);
const deep = Array.from({ length: 33 }, () => 'd').join('/');

const attacks: readonly Attack[] = [
  ['an absolute name', 'absolute', tar(file('/etc/x'))],
  ['a name that climbs', 'parent', tar(file('../x'))],
  ['a name that climbs back', 'parent', tar(file('a/../x'))],
  ['a backslash', 'backslash', tar(file('a\\..\\..\\x'))],
  ['a drive', 'drive', tar(file('C:x'))],
  ['a NUL inside a name', 'control', tar(file('a\0../../x'))],
  ['a NUL in a pax name', 'control', tar(pax({ path: 'a\0b' }), file('a'))],
  ['an escape sequence', 'control', tar(file('a\u001b[2Jb'))],
  ['an empty name', 'empty-name', tar(file(''))],
  ['a directory without a name', 'empty-name', tar({ name: '', type: '5' })],
  ['an empty name in a path', 'empty-name', tar(file('a//b'))],
  ['a file that is the directory itself', 'empty-name', tar({ name: '.', content: 'x' })],
  ['a `.` inside a path', 'dot-name', tar(file('a/./b'))],
  ['a stream', 'stream', tar(file('a.txt:hidden'))],
  ['a trailing dot', 'trailing-dot', tar(file('a.'))],
  ['a trailing space', 'trailing-dot', tar(file('b /x'))],
  ['a device of Windows', 'name', tar(file('a/con.txt'))],
  ['an encoded separator', 'name', tar(file('a%2f..%2fb'))],
  ['a name that is not UTF-8', 'encoding', tar(file(Buffer.from([0x61, 0xff])))],
  ['a pax name that is not UTF-8', 'encoding', tar(pax({ path: Buffer.from([0xff]) }), file('a'))],
  ['a pax alphabet', 'encoding', tar(pax({ hdrcharset: 'BINARY' }), file('a'))],
  ['a path that is too deep', 'depth', tar(file(deep))],
  ['a name of 256 bytes', 'long-name', tar(longName('n'.repeat(256)), file('a'))],
  [
    'a path of 3000 bytes',
    'long-name',
    tar(longName(`${'n'.repeat(199)}/`.repeat(15) + 'n'), file('a')),
  ],
  ['an endless long name', 'long-name', tar({ ...longName('n'), size: 2 ** 21 })],
  ['a long name that climbs', 'parent', tar(longName('a/../../x'), file('a'))],
  ['a pax name that climbs', 'parent', tar(pax({ path: '../x' }), file('a'))],
  ['an absolute pax name', 'absolute', tar(pax({ path: '/x' }), file('a'))],
  ['a prefix that climbs', 'parent', tar({ ...file('x'), prefix: 'a/..' })],
  ['a hook of git', 'protected', tar(file('.git/hooks/post-checkout'))],
  ['a disguised hook of git', 'protected', tar(file('sub/.GIT/hooks/x'))],
  ['the short name of git', 'protected', tar(file('git~1/HEAD'))],
  ['a head of git', 'protected', tar(file('.git/HEAD'))],
  ['the settings of an agent', 'protected', tar(file('.claude/settings.json'))],
  ['a symbolic link', 'link', tar({ name: 'a', type: '2', link: '/etc' })],
  ['a symbolic link and a file', 'link', tar({ name: 'a', type: '2', link: '..' }, file('a/x'))],
  ['a hard link', 'link', tar({ name: 'a', type: '1', link: '/etc/passwd' })],
  ['a pipe', 'device', tar({ name: 'a', type: '6' })],
  ['a character device', 'device', tar({ name: 'a', type: '3' })],
  ['a block device', 'device', tar({ name: 'a', type: '4' })],
  ['an unknown type', 'type', tar({ name: 'a', type: 'Z' })],
  ['a volume label', 'type', tar({ name: 'a', type: 'V' })],
  ['a set-user bit', 'set-id', tar({ ...file('a'), mode: 0o4755 })],
  ['a set-group bit', 'set-id', tar({ ...file('a'), mode: 0o2755 })],
  ['a file twice', 'duplicate', tar(file('a'), file('./a', 'y'))],
  ['a file and a link of its name', 'link', tar(file('a'), { name: 'a', type: '2', link: 'b' })],
  ['twins by case', 'case-twin', tar(file('A'), file('a'))],
  ['twins by case in a directory', 'case-twin', tar(file('D/a'), file('d/b'))],
  ['twins by composition', 'case-twin', tar(file('\u00e9'), file('e\u0301'))],
  ['twins by sharp s', 'case-twin', tar(file('stra\u00dfe'), file('STRASSE'))],
  ['twins by an invisible letter', 'case-twin', tar(file('a\u200bb'), file('ab'))],
  ['a file beneath a file', 'kind-conflict', tar(file('a'), file('a/b'))],
  ['a file in the place of a directory', 'kind-conflict', tar(file('a/b'), file('a'))],
  ['a sparse file of GNU', 'sparse', tar({ ...file('a'), type: 'S' })],
  ['a sparse file of pax', 'sparse', tar(pax({ 'GNU.sparse.realsize': '9' }), file('a'))],
  ['a sparse file of star', 'sparse', tar(pax({ 'SCHILY.realsize': '9' }), file('a'))],
  ['a second size', 'size-mismatch', tar(pax({ size: '0' }), file('a'))],
  ['a directory with content', 'size-mismatch', tar({ name: 'a/', type: '5', content: 'x' })],
  ['a link with content', 'size-mismatch', tar({ name: 'a', type: '1', content: 'x' })],
  ['a pax size that is no number', 'malformed', tar(pax({ size: '-1' }), file('a'))],
  [
    'a pax header that is none',
    'malformed',
    tar({ name: 'p', type: 'x', content: 'oops' }, file('a')),
  ],
  [
    'a pax record without end',
    'malformed',
    tar({ name: 'p', type: 'x', content: '9 a=b\n' }, file('a')),
  ],
  [
    'a pax record without a key',
    'malformed',
    tar({ name: 'p', type: 'x', content: '5 =b\n' }, file('a')),
  ],
  [
    'a pax record twice',
    'malformed',
    tar({ name: 'p', type: 'x', content: '10 path=b\n10 path=c\n' }, file('a')),
  ],
  ['two pax headers', 'malformed', tar(pax({ path: 'b' }), pax({ path: 'c' }), file('a'))],
  ['two long names', 'malformed', tar(longName('b'), longName('c'), file('a'))],
  ['two long targets', 'malformed', tar(longName('b', 'K'), longName('c', 'K'), file('a'))],
  ['a long and a pax name', 'malformed', tar(longName('b'), pax({ path: 'c' }), file('a'))],
  ['a name for all entries', 'malformed', tar(pax({ path: 'b' }, 'g'), file('a'))],
  ['a size for all entries', 'malformed', tar(pax({ size: '1' }, 'g'), file('a'))],
  ['a pax header for nothing', 'malformed', tar(pax({ path: 'b' }))],
  ['a negative size', 'malformed', tar({ ...file('a'), sizeField: Buffer.alloc(12, 0xff) })],
  [
    'a size in other digits',
    'malformed',
    tar({ ...file('a'), sizeField: Buffer.from('0x000000001\0') }),
  ],
  [
    'a huge size',
    'malformed',
    tar({ ...file('a'), sizeField: Buffer.from(`80${'ff'.repeat(11)}`, 'hex') }),
  ],
  ['a wrong checksum', 'checksum', tar({ ...file('a'), checksumError: 1 })],
  ['no end', 'truncated', buildTar([file('a')], { end: Buffer.alloc(0) })],
  ['half an end', 'truncated', buildTar([file('a')], { end: Buffer.alloc(512) })],
  ['a cut header', 'truncated', buildTar([file('a')], { end: Buffer.alloc(100) })],
  ['cut content', 'truncated', buildTar([{ ...file('a'), size: 4096 }], { end: Buffer.alloc(0) })],
  ['cut padding', 'truncated', tar(file('a')).subarray(0, 600)],
  ['a cut long name', 'truncated', tar(longName('b')).subarray(0, 513)],
  ['a cut header of a long name', 'truncated', tar(longName('b')).subarray(0, 600)],
  ['an archive behind the end', 'trailing', Buffer.concat([tar(file('a')), tar(file('b'))])],
  [
    'an entry behind one zero block',
    'trailing',
    buildTar([file('a')], { end: Buffer.concat([Buffer.alloc(512), tar(file('b'))]) }),
  ],
  [
    'an empty file behind one zero block',
    'trailing',
    buildTar([file('a')], { end: Buffer.concat([Buffer.alloc(512), tar(file('b', ''))]) }),
  ],
  [
    'a cut pax header',
    'truncated',
    tar({ name: 'p', type: 'x', content: 'z'.repeat(1024) }).subarray(0, 1024),
  ],
  ['two megabytes of padding', 'trailing', buildTar([file('a')], { end: Buffer.alloc(2 ** 21) })],
];

const packed: readonly Attack[] = [
  ['a bomb', 'ratio', gzipSync(tar(file('a', '0'.repeat(2 ** 20))))],
  ['a cut stream', 'truncated', gzipSync(tar(file('a'))).subarray(0, 60)],
  [
    'bytes behind the stream',
    'trailing',
    Buffer.concat([gzipSync(tar(file('a'))), Buffer.alloc(64)]),
  ],
  [
    'broken data',
    'malformed',
    Buffer.concat([gzipSync('').subarray(0, 10), Buffer.alloc(99, 0xff)]),
  ],
  [
    'a wrong checksum',
    'malformed',
    Buffer.concat([gzipSync(tar(file('a'))).subarray(0, -8), Buffer.alloc(8, 1)]),
  ],
];

async function refusedBy(
  source: Parameters<typeof extractArchive>[1],
  format?: 'tar' | 'tar.gz',
): Promise<unknown> {
  await using ground = await createExtractionGround();
  const before = await ground.snapshot();
  const options = { into: 'out', ...(format === undefined ? {} : { format }) };
  const rule = await refusalOf(extractArchive(ground.root, source, options));
  expect(await ground.snapshot()).toEqual(before);
  return rule;
}

describe('a tar archive that is refused', () => {
  it.each(attacks)('leaves nothing behind: %s', async (_, rule, bytes) => {
    expect(await refusedBy({ bytes }, 'tar')).toBe(rule);
  });

  it.each(attacks)('leaves nothing behind when it is a stream: %s', async (_, rule, bytes) => {
    // An ordinary file comes first and is staged already when the refusal comes.
    const first = buildTar([file('first', 'f')], { end: Buffer.alloc(0) });
    const stream = inSlices(Buffer.concat([first, bytes]));
    expect(await refusedBy(stream, 'tar')).toBe(rule);
  });

  it.each(packed)('leaves nothing behind when compressed: %s', async (_, rule, bytes) => {
    expect(await refusedBy({ bytes })).toBe(rule);
    expect(await refusedBy(inSlices(bytes))).toBe(rule);
  });

  it.each([
    ['text', Buffer.from('no archive')],
    ['a block of text', Buffer.alloc(1024, 'x')],
    ['nothing', Buffer.alloc(0)],
  ])('is told from what is no archive: %s', async (_, bytes) => {
    expect(await refusedBy({ bytes })).toBe('format');
  });
});
