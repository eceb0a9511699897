import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { extractArchive } from '../../src/filesystem/archives/extract-archive.ts';
import { buildTar } from '../fixtures/build-tar.ts';
import { buildZip } from '../fixtures/build-zip.ts';
import { createExtractionGround } from '../fixtures/extraction-ground.ts';
import { refusalOf } from '../fixtures/refusal-of.ts';

const run = promisify(execFile);

// A path of over 100 bytes needs each writer's way of saying so; the rest is what real trees have.
const longFolder = `${'long-'.repeat(12)}folder/${'deep-'.repeat(12)}folder`;
const tree: Readonly<Record<string, Buffer>> = {
  'read me.txt': Buffer.from('ordinary\n'),
  empty: Buffer.alloc(0),
  'ключ-鍵-é.txt': Buffer.from('any script'),
  'src/index.js': Buffer.from('export {};\n'.repeat(500)),
  'src/bytes.bin': Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251)),
  [`${longFolder}/file.txt`]: Buffer.from('far away'),
  '.github/workflows/check.yml': Buffer.from('on: push\n'),
};
const names = Object.keys(tree).toSorted();

async function plant(directory: string): Promise<void> {
  for (const [name, content] of Object.entries(tree)) {
    await mkdir(join(directory, name, '..'), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  await chmod(join(directory, 'src/index.js'), 0o755);
}

type Pack = (from: string, to: string) => Promise<unknown>;

const python = `
import sys, os, zipfile, tarfile
kind, source, target = sys.argv[1:]
if kind == 'zip':
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as z:
        for folder, _, files in os.walk(source):
            for f in files:
                z.write(os.path.join(folder, f), os.path.relpath(os.path.join(folder, f), source))
else:
    with tarfile.open(target, 'w:gz', format=getattr(tarfile, kind)) as t:
        t.add(source, '.')
`;

const packers: readonly (readonly [string, Pack])[] = [
  ['tar', (from, to) => run('tar', ['-cf', to, '-C', from, '.'])],
  ['tar of ustar', (from, to) => run('tar', ['--format=ustar', '-cf', to, '-C', from, '.'])],
  ['tar of pax', (from, to) => run('tar', ['--format=pax', '-cf', to, '-C', from, '.'])],
  ['tar of GNU', (from, to) => run('tar', ['--format=gnu', '-cf', to, '-C', from, '.'])],
  ['tar and gzip', (from, to) => run('tar', ['-czf', to, '-C', from, '.'])],
  ['zip', (from, to) => run('zip', ['-qr', to, '.'], { cwd: from })],
  ['zip without compression', (from, to) => run('zip', ['-qr0', to, '.'], { cwd: from })],
  ['zipfile of Python', (from, to) => run('python3', ['-c', python, 'zip', from, to])],
  ['tarfile of Python', (from, to) => run('python3', ['-c', python, 'PAX_FORMAT', from, to])],
  ['tarfile of Python, GNU', (from, to) => run('python3', ['-c', python, 'GNU_FORMAT', from, to])],
];

/** Where a program is missing, an archive of our own stands in for it. */
async function packOr(
  pack: Pack,
  [from, to]: readonly [string, string],
  isZip: boolean,
): Promise<void> {
  try {
    await pack(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const files = Object.entries(tree).map(([name, content]) => ({ name, content }));
    const short = files.filter(({ name }) => name.length < 100);
    await writeFile(to, isZip ? buildZip(files) : buildTar(short));
  }
}

describe('an archive that a real program made', () => {
  it.each(packers)('comes out byte for byte: %s', async (program, pack) => {
    await using ground = await createExtractionGround();
    const [from, to] = [join(ground.base, 'from'), join(ground.base, 'packed')];
    await plant(from);
    // The program would add an ending of its own.
    const isZip = program.startsWith('zip');
    await packOr(pack, [from, isZip ? `${to}.zip` : to], isZip);
    const archive = isZip ? `${to}.zip` : to;
    for (const [into, source] of [
      ['memory', { bytes: await readFile(archive) }],
      ['stream', createReadStream(archive)],
    ] as const) {
      const report = await extractArchive(ground.root, source, { into });
      expect(new Set(report.files.map(({ path }) => path))).toEqual(
        new Set(names.map((name) => `${into}/${name}`)),
      );
      for (const [name, content] of Object.entries(tree))
        expect(content.equals(await readFile(join(ground.root.path, into, name)))).toBe(true);
      expect((await ground.root.stat(`${into}/src/index.js`))?.mode).toBe(0o755);
      expect((await ground.root.stat(`${into}/empty`))?.mode).toBe(0o644);
    }
  });

  it('is refused for its link and its pipe', async () => {
    await using ground = await createExtractionGround();
    const from = join(ground.base, 'from');
    await mkdir(from);
    await symlink('/etc', join(from, 'link'));
    await run('mkfifo', [join(from, 'pipe')]);
    for (const [name, rule] of [
      ['link', 'link'],
      ['pipe', 'device'],
    ] as const) {
      const { stdout } = await run('tar', ['-cf', '-', '-C', from, name], { encoding: 'buffer' });
      const before = await ground.root.list('.');
      const extraction = extractArchive(ground.root, { bytes: stdout }, { into: 'out' });
      expect(await refusalOf(extraction)).toBe(rule);
      expect(await ground.root.list('.')).toEqual(before);
    }
  });
});
