import type { CommitRefusal } from './commit-report.ts';
import type { StagedFile } from './collect-files.ts';
import { splitFields } from './git-runner.ts';
import type { Repository } from './open-repository.ts';

// A few at a time, so that the answer fits.
const chunk = 50;

/** The first file that git would store otherwise than it stands there: through a program of the repository, or with other line ends. */
export async function findConversion(
  repository: Repository,
  files: readonly StagedFile[],
): Promise<CommitRefusal | undefined> {
  const present = files.filter(({ bytes }) => bytes !== null);
  for (let start = 0; start < present.length; start += chunk) {
    const some = present.slice(start, start + chunk);
    const attributes = await readAttributes(repository, some);
    for (const file of some) {
      const reason = explain(repository, file, attributes.get(file.path) ?? new Map());
      if (reason !== undefined) return { path: file.path, reason };
    }
  }
  return undefined;
}

const asked: readonly string[] = ['filter', 'text', 'eol', 'working-tree-encoding'];

type Attributes = ReadonlyMap<string, string>;

async function readAttributes(
  { git }: Repository,
  files: readonly StagedFile[],
): Promise<ReadonlyMap<string, Attributes>> {
  const input = files.map(({ path }) => `${path}\0`).join('');
  const fields = splitFields(await git.run(['check-attr', '-z', '--stdin', ...asked], { input }));
  const found = new Map<string, Map<string, string>>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3);
    found.set(path, (found.get(path) ?? new Map<string, string>()).set(name, value));
  }
  return found;
}

function explain(
  { convertsLineEnds }: Repository,
  { bytes }: StagedFile,
  attributes: Attributes,
): string | undefined {
  const filter = attributes.get('filter') ?? 'unspecified';
  if (!isOff(filter))
    return `it goes through the filter ${filter}, a program that is not run here; the user can commit it`;
  if (!isOff(attributes.get('working-tree-encoding')))
    return 'git stores it in another encoding; the user can commit it';
  const text = attributes.get('text') ?? 'unspecified';
  const isConverted =
    text === 'set' ||
    text === 'auto' ||
    (text !== 'unset' && !isOff(attributes.get('eol'))) ||
    (text === 'unspecified' && convertsLineEnds);
  return isConverted && bytes !== null && hasCarriageReturns(bytes)
    ? 'git stores its lines without carriage returns; write it so, or let the user commit it'
    : undefined;
}

function isOff(value = 'unspecified'): boolean {
  return value === 'unspecified' || value === 'unset';
}

function hasCarriageReturns(bytes: Uint8Array): boolean {
  return !bytes.includes(0) && Buffer.from(bytes).includes('\r\n');
}
