import { foldName } from '../../policy/fold-name.ts';
import type { Root } from '../root.ts';
import { findProtectedBeneath } from './find-protected-beneath.ts';
import type { LocatedPath } from './located-path.ts';
import type { NameFault } from './name-rules.ts';
import type { PathIntent } from './path-policy.ts';

/** What is asked of an entry. */
export interface EntryQuestion {
  readonly root: Root;
  readonly located: LocatedPath;
  readonly intent: PathIntent;
}

/** A rule over what is at a path. */
export interface EntryRule {
  readonly rule: string;
  readonly find: (question: EntryQuestion) => Promise<NameFault | undefined>;
}

/** From this size on a file is asked about: by its length, since a sparse one takes no room on its disk and all of it in memory. */
const largeBytes = 268_435_456;

/** What may not be acted on, or not unseen, because of what it is. */
export const entryRules: readonly EntryRule[] = [
  { rule: 'dangling-link', find: findDangling },
  { rule: 'through-missing', find: findThroughMissing },
  { rule: 'kind', find: findWrongKind },
  { rule: 'holds-protected', find: findProtectedBeneath },
  { rule: 'second-name', find: findSecondName },
  { rule: 'large-file', find: findLarge },
  { rule: 'twin-name', find: findTwin },
];

const none = Promise.resolve(undefined);

function findDangling({ located }: EntryQuestion): Promise<NameFault | undefined> {
  if (!located.dangles) return none;
  const reason =
    'A link on the way leads nowhere, and what is created would appear where it points.';
  return Promise.resolve({ decision: 'deny', reason });
}

function findThroughMissing({ located }: EntryQuestion): Promise<NameFault | undefined> {
  if (!located.real.includes('..')) return none;
  const reason = 'This path goes through a directory that is not there.';
  return Promise.resolve({ decision: 'deny', reason });
}

function findWrongKind({ located, intent }: EntryQuestion): Promise<NameFault | undefined> {
  const { stats, real, requested } = located;
  if (stats === undefined || intent === 'delete' || real.length === 0) return none;
  // A slash at the end says itself that it means a directory.
  const meansDirectory = intent === 'list' || requested.at(-1) === '.';
  const fits = meansDirectory ? stats.isDirectory() : stats.isFile();
  const wanted = meansDirectory ? 'a directory' : 'a regular file';
  return fits ? none : Promise.resolve({ decision: 'deny', reason: `This is not ${wanted}.` });
}

function findSecondName({ located, intent }: EntryQuestion): Promise<NameFault | undefined> {
  const { stats } = located;
  const changes = intent === 'write' || intent === 'create';
  if (!changes || stats === undefined || !stats.isFile() || stats.nlink < 2) return none;
  const reason = 'This file has further names, maybe outside the root, which a write changes, too.';
  return Promise.resolve({ decision: 'ask', reason });
}

function findLarge({ located, intent }: EntryQuestion): Promise<NameFault | undefined> {
  const { stats } = located;
  if (intent === 'delete' || stats === undefined || !stats.isFile()) return none;
  if (stats.size < largeBytes) return none;
  return Promise.resolve({ decision: 'ask', reason: `This file has ${String(stats.size)} bytes.` });
}

async function findTwin({ root, located }: EntryQuestion): Promise<NameFault | undefined> {
  const { requested, real, existing } = located;
  const missing = real[existing];
  if (missing === undefined) return findRespelt(requested, real);
  const reason = `Some volumes take this name and that of another entry for one.`;
  // A composed name is usual; one whose accents stand apart has a twin as soon as somebody types it.
  if (missing.normalize('NFC').length < missing.length) return { decision: 'ask', reason };
  const folded = foldName(missing);
  const above = `./${real.slice(0, existing).join('/')}`;
  const entries = await root.list(above);
  const hasTwin = entries.some(({ name }) => name !== missing && foldName(name) === folded);
  return hasTwin ? { decision: 'ask', reason } : undefined;
}

function findRespelt(requested: readonly string[], real: readonly string[]): NameFault | undefined {
  const isSameLength = requested.length === real.length;
  const isRespelt =
    isSameLength &&
    requested.every((name, at) => foldName(name) === foldName(real[at] ?? '')) &&
    requested.some((name, at) => name !== real[at]);
  if (!isRespelt) return undefined;
  return {
    decision: 'ask',
    reason: 'The entry that this volume gives for this name is spelt otherwise.',
  };
}
