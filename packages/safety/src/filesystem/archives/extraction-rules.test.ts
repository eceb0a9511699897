import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildTar, longName, pax, type TarMember } from '../../../test/fixtures/build-tar.ts';
import { buildZip, descriptor, secondName } from '../../../test/fixtures/build-zip.ts';
import { codeOf } from '../../../test/fixtures/code-of.ts';
import { createExtractionGround } from '../../../test/fixtures/extraction-ground.ts';
import { refusalOf } from '../../../test/fixtures/refusal-of.ts';
import { ArchiveRefusedError } from '../../errors.ts';
import { extractArchive, type ExtractOptions } from './extract-archive.ts';
import { inSlices } from './in-slices.ts';

const file = (name: string | Buffer, content = 'x'): TarMember => ({ name, content });
const three = buildTar([file('a/1', 'one'), file('a/2', 'two'), file('b/3', 'three')]);

/** The names of the files that come out of an archive. */
async function namesFrom(
  bytes: Buffer,
  options: Partial<ExtractOptions> = {},
): Promise<readonly string[]> {
  await using ground = await createExtractionGround();
  const report = await extractArchive(ground.root, { bytes }, { into: 'out', ...options });
  const found = await ground.snapshot();
  for (const { path, bytes: size } of report.files)
    expect(Buffer.byteLength(found[`inside/${path}`] ?? '')).toBe(size);
  expect(Object.keys(found).filter((name) => name.includes('.extract-'))).toEqual([]);
  return report.files.map(({ path }) => path);
}

describe('what is ordinary in an archive', () => {
  it.each([
    ['names that begin with `./`', [{ name: './', type: '5' }, file('./a')], ['out/a']],
    ['a prefix', [{ ...file('b'), prefix: 'a' }], ['out/a/b']],
    ['a long name of GNU', [longName('n'.repeat(150)), file('n')], [`out/${'n'.repeat(150)}`]],
    ['a long name of pax', [pax({ path: 'é/ü', mtime: '1.5', size: '1' }), file('x')], ['out/é/ü']],
    [
      'attributes of pax',
      [pax({ 'SCHILY.xattr.user.x': Buffer.from([0xff, 10]) }), file('a')],
      ['out/a'],
    ],
    ['the alphabet of pax', [pax({ hdrcharset: 'ISO-IR 10646 2000 UTF-8' }), file('a')], ['out/a']],
    ['a comment for all entries', [pax({ comment: 'abc' }, 'g'), file('a')], ['out/a']],
    [
      'the directories of V7',
      [
        { name: 'd/', magic: '' },
        { ...file('d/a'), magic: '', type: '\0' },
      ],
      ['out/d/a'],
    ],
    [
      'a directory twice',
      [{ name: 'd/', type: '5' }, file('d/a'), { name: 'd', type: '5' }],
      ['out/d/a'],
    ],
    [
      'a set-group bit of a directory',
      [{ name: 'd/', type: '5', mode: 0o2775 }, file('d/a')],
      ['out/d/a'],
    ],
    [
      'a size in base 256',
      [{ ...file('a'), sizeField: Buffer.from('800000000000000000000001', 'hex') }],
      ['out/a'],
    ],
    [
      'names in any script',
      [file('日本/ключ 🙂.txt'), file('.env.example'), file('a b')],
      ['out/日本/ключ 🙂.txt', 'out/.env.example', 'out/a b'],
    ],
    [
      'a workflow and submodules',
      [file('.github/workflows/a.yml'), file('.gitmodules')],
      ['out/.github/workflows/a.yml', 'out/.gitmodules'],
    ],
  ] as const)('is extracted from tar: %s', async (_, members, names) => {
    expect(await namesFrom(buildTar(members))).toEqual(names);
  });

  it('is extracted from gzip: several members in a row', async () => {
    const parts = [three.subarray(0, 700), three.subarray(700)].map((part) => gzipSync(part));
    expect(await namesFrom(Buffer.concat(parts))).toHaveLength(3);
  });

  it.each([
    ['a comment', buildZip([{ name: 'a' }], { comment: Buffer.from('made by hand') }), ['out/a']],
    ['no entries', buildZip([]), []],
    [
      'a descriptor',
      buildZip([
        {
          name: 'a',
          content: 'xy',
          flags: 8,
          after: descriptor('xy'),
          local: { crc: 0, bytes: 0, compressedBytes: 0 },
        },
      ]),
      ['out/a'],
    ],
    [
      'an unsigned descriptor',
      buildZip([
        {
          name: 'a',
          content: 'xy',
          flags: 8,
          after: descriptor('xy').subarray(4),
          local: { crc: 0 },
        },
      ]),
      ['out/a'],
    ],
    ['a mode of DOS', buildZip([{ name: 'a', mode: 0 }]), ['out/a']],
    [
      'a name of an old system',
      buildZip([{ name: Buffer.from([0x61, 0x81]), flags: 0 }]),
      ['out/aü'],
    ],
    ['a plain UTF-8 name', buildZip([{ name: 'é', flags: 0 }]), ['out/é']],
    [
      'a second name in UTF-8',
      buildZip([
        { name: Buffer.from([0xa0]), flags: 0, extra: secondName('č', Buffer.from([0xa0])) },
      ]),
      ['out/č'],
    ],
    [
      'a second name that is the same',
      buildZip([{ name: 'é', extra: secondName('é', 'é') }]),
      ['out/é'],
    ],
    [
      'an escaped name',
      buildZip([{ name: '#U010d', extra: secondName('č', '#U010d') }]),
      ['out/č'],
    ],
  ] as const)('is extracted from zip: %s', async (_, bytes, names) => {
    expect(await namesFrom(bytes)).toEqual(names);
  });

  it('is a little text that compresses well', async () => {
    const content = '0'.repeat(90_000);
    expect(await namesFrom(buildZip([{ name: 'a', content, method: 8 }]))).toEqual(['out/a']);
    expect(await namesFrom(gzipSync(buildTar([file('a', content)])))).toEqual(['out/a']);
  });
});

describe('limits', () => {
  it.each([
    [{ maxEntries: 2 }, 'entries'],
    [{ maxBytes: 10 }, 'total-size'],
    [{ maxEntryBytes: 4 }, 'entry-size'],
    [{ maxDepth: 1 }, 'depth'],
  ] as const)('refuse what exceeds %o, and nothing that just meets it', async (limit, rule) => {
    await using ground = await createExtractionGround();
    const extraction = extractArchive(ground.root, { bytes: three }, { into: 'out', ...limit });
    expect(await refusalOf(extraction)).toBe(rule);
    const exact = { maxEntries: 3, maxBytes: 11, maxEntryBytes: 5, maxDepth: 2 };
    expect(await namesFrom(three, exact)).toHaveLength(3);
  });

  it('refuse a zip file by its count alone, and a stream of one by its size', async () => {
    await using ground = await createExtractionGround();
    const bytes = buildZip([{ name: 'a' }, { name: 'b' }]);
    const options = { into: 'out', maxEntries: 1 };
    expect(await refusalOf(extractArchive(ground.root, { bytes }, options))).toBe('entries');
    const small = { into: 'out', maxBytes: 50 };
    expect(await refusalOf(extractArchive(ground.root, inSlices(bytes), small))).toBe('total-size');
  });

  it('refuse headers that announce headers without end', async () => {
    await using ground = await createExtractionGround();
    const bytes = buildTar(Array.from({ length: 30 }, () => pax({ comment: 'a' }, 'g')));
    const options = { into: 'out', maxEntries: 1 };
    expect(await refusalOf(extractArchive(ground.root, { bytes }, options))).toBe('entries');
  });

  it('let a higher ratio through when told', async () => {
    const bytes = buildZip([{ name: 'a', content: '0'.repeat(2 ** 20), method: 8 }]);
    expect(await namesFrom(bytes, { maxRatio: 2000 })).toEqual(['out/a']);
  });
});

describe('links', () => {
  const link: TarMember = { name: 'l', type: '2', link: '/etc' };

  it('are left out and reported when told', async () => {
    await using ground = await createExtractionGround();
    const bytes = buildTar([link, { name: 'h', type: '1', link: 'a' }, file('a')]);
    const report = await extractArchive(ground.root, { bytes }, { into: 'out', links: 'skip' });
    expect(report).toMatchObject({ skipped: ['l', 'h'], files: [{ path: 'out/a', bytes: 1 }] });
  });

  it.each([
    ['beneath it', [link, file('l/x')], 'kind-conflict'],
    ['of its name', [link, file('l')], 'kind-conflict'],
    ['link of its name', [link, link], 'duplicate'],
  ] as const)(
    'that are left out still hold their place: an entry %s is refused',
    async (_, members, rule) => {
      await using ground = await createExtractionGround();
      const bytes = buildTar(members);
      const extraction = extractArchive(ground.root, { bytes }, { into: 'out', links: 'skip' });
      expect(await refusalOf(extraction)).toBe(rule);
    },
  );
});

describe('the place of an extraction', () => {
  it('may be a directory with other files, and the root itself', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    await extractArchive(ground.root, { bytes: three }, { into: 'kept' });
    await extractArchive(ground.root, { bytes: three }, { into: '.' });
    expect(await ground.snapshot()).toMatchObject({
      ...before,
      'inside/kept/a/1': 'one',
      'inside/a/1': 'one',
    });
  });

  it('may lie behind a link inside, but be none', async () => {
    await using ground = await createExtractionGround();
    await symlink('kept', join(ground.root.path, 'alias'));
    const options = { into: 'alias/sub' };
    const report = await extractArchive(ground.root, { bytes: three }, options);
    expect(report.files[0]?.path).toBe('kept/sub/a/1');
    expect(await codeOf(extractArchive(ground.root, { bytes: three }, { into: 'alias' }))).toBe(
      'safety/path-kind',
    );
  });

  it.each([
    ['a file', 'kept/file', 'safety/path-kind'],
    ['beneath a file', 'kept/file/x', 'safety/path-kind'],
    ['outside', '../outside', 'safety/path-outside'],
    ['inside by a detour', 'kept/../out', 'safety/path-invalid'],
    ['absolute elsewhere', '/etc', 'safety/path-outside'],
    ['the hooks of git', '.git/hooks', 'safety/archive-refused'],
    ['the repository', 'sub/.git', 'safety/archive-refused'],
  ])('is refused: %s', async (_, into, code) => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    expect(await codeOf(extractArchive(ground.root, { bytes: three }, { into }))).toBe(code);
    expect(await ground.snapshot()).toEqual(before);
  });

  it.each([
    ['a file', async (path: string) => writeFile(path, 'mine')],
    ['a directory', async (path: string) => mkdir(path)],
    ['a link to nothing', async (path: string) => symlink('nowhere', path)],
    ['a link to a file', async (path: string) => symlink('../../kept/file', path)],
  ])('keeps what is in the way of a file: %s', async (_, put) => {
    await using ground = await createExtractionGround();
    await mkdir(join(ground.root.path, 'out/b'), { recursive: true });
    await put(join(ground.root.path, 'out/b/3'));
    const before = await ground.snapshot();
    const extraction = extractArchive(ground.root, { bytes: three }, { into: 'out' });
    await expect(extraction).rejects.toMatchObject({
      code: 'safety/path-conflict',
      message: 'expected out/b/3 to be free, it is taken',
    });
    expect(await ground.snapshot()).toEqual(before);
  });

  it.each([
    ['a file', async (path: string) => writeFile(path, 'mine')],
    ['a link to a directory inside', async (path: string) => symlink('../kept', path)],
    ['a link to a directory outside', async (path: string) => symlink('../../outside', path)],
  ])('keeps what is in the way of a directory: %s', async (_, put) => {
    await using ground = await createExtractionGround();
    await mkdir(join(ground.root.path, 'out'));
    await put(join(ground.root.path, 'out/b'));
    const before = await ground.snapshot();
    const extraction = extractArchive(ground.root, { bytes: three }, { into: 'out' });
    expect(await codeOf(extraction)).toBe('safety/path-conflict');
    expect(await ground.snapshot()).toEqual(before);
  });

  it('keeps trees that the policy of the root protects', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const bytes = buildTar([file('a'), file('guarded/b')]);
    const extraction = extractArchive(ground.root, { bytes }, { into: 'kept' });
    expect(await codeOf(extraction)).toBe('safety/path-protected');
    expect(await ground.snapshot()).toEqual(before);
  });
});

describe('an extraction that ends early', () => {
  it('leaves nothing behind when it is aborted, before and in the middle', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    for (const when of [0, 2]) {
      const controller = new AbortController();
      const reason = new Error('enough');
      let seen = 0;
      const onEntry = (): void => {
        seen += 1;
        if (seen === when) controller.abort(reason);
      };
      if (when === 0) controller.abort(reason);
      const options = { into: 'out', signal: controller.signal, onEntry };
      expect(await refusalOf(extractArchive(ground.root, { bytes: three }, options))).toBe(reason);
      expect(seen).toBe(when);
      expect(await ground.snapshot()).toEqual(before);
    }
  });

  it.each([
    ['before its first byte', 0],
    ['in the middle', 700],
  ])('does not wait for a stream that says nothing when it is aborted %s', async (_, known) => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<Uint8Array> {
      if (known > 0) yield three.subarray(0, known);
      queueMicrotask(() => {
        controller.abort('enough');
      });
      await new Promise(() => undefined);
    }
    const options = { into: 'out', format: 'tar', signal: controller.signal } as const;
    expect(await refusalOf(extractArchive(ground.root, silent(), options))).toBe('enough');
    expect(await ground.snapshot()).toEqual(before);
  });

  it('passes on what the stream throws and lets go of a stream that it does not finish', async () => {
    await using ground = await createExtractionGround();
    const before = await ground.snapshot();
    const broken = new Error('connection lost');
    let closed = 0;
    async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      try {
        yield* inSlices(bytes);
        throw broken;
      } finally {
        closed += 1;
      }
    }
    for (const bytes of [three.subarray(0, 1024), gzipSync(three).subarray(0, 40)])
      expect(await refusalOf(extractArchive(ground.root, stream(bytes), { into: 'out' }))).toBe(
        broken,
      );
    const refused = buildTar([file('../x'), file('y', 'y'.repeat(200_000))]);
    expect(await refusalOf(extractArchive(ground.root, stream(refused), { into: 'out' }))).toBe(
      'parent',
    );
    expect(closed).toBe(3);
    expect(await ground.snapshot()).toEqual(before);
  });

  it('names entry, rule and reason, and shows no control character', async () => {
    await using ground = await createExtractionGround();
    const bytes = buildTar([file('a\u001b[2J\u202e')]);
    const error: unknown = await extractArchive(ground.root, { bytes }, { into: 'out' }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ArchiveRefusedError)) throw new Error('expected a refusal');
    expect(error.details).toEqual({
      rule: 'control',
      reason: 'has a control character in its name',
      entry: '"a\\u001b[2J\\u{202e}"',
    });
    expect(error.message).not.toMatch(/[\u0000-\u001f\u202e]/u);
  });

  it('names the entry whose content is cut', async () => {
    await using ground = await createExtractionGround();
    const bytes = three.subarray(0, 514);
    const error: unknown = await extractArchive(ground.root, { bytes }, { into: 'out' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ details: { rule: 'truncated', entry: '"a/1"' } });
  });
});

describe('a swap during extraction', () => {
  it.each([
    ['the target by a link to the outside', 'out', '../outside'],
    ['the target by a link to the inside', 'out', 'kept'],
  ])('writes nothing elsewhere: %s', async (_, name, target) => {
    for (const moment of [1, 2, 3]) {
      await using ground = await createExtractionGround();
      const before = await ground.snapshot();
      let seen = 0;
      const onEntry = async (): Promise<void> => {
        seen += 1;
        if (seen !== moment) return;
        await rename(join(ground.root.path, name), join(ground.base, 'aside'));
        await symlink(target, join(ground.root.path, name));
      };
      const extraction = extractArchive(ground.root, { bytes: three }, { into: name, onEntry });
      expect(await codeOf(extraction)).toMatch(/^safety\/path-/u);
      const after = await ground.snapshot();
      const left = Object.entries(after).filter(([path]) => !path.startsWith('aside/'));
      expect(Object.fromEntries(left)).toEqual({ ...before, [`inside/${name}`]: `-> ${target}` });
      // Whoever moved the directory away keeps an empty one: the files are removed by their open directory.
      expect(Object.values(after)).not.toContain('one');
    }
  });
});
