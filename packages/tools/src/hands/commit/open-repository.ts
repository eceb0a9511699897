import { failed, ok, type Result } from '@selfware/contracts';
import type { GitIdentity } from '@selfware/safety';
import type { HandsOptions } from '../create-hands.ts';
import { findForeignPart } from './find-foreign-part.ts';
import { splitFields, type Git } from './git-runner.ts';
import type { CommitRefusal } from './commit-report.ts';

/** A repository that a commit may be made in. */
export interface Repository {
  readonly git: Git;
  /** Absent before the first commit. */
  readonly head?: string;
  readonly identity: GitIdentity;
  /** What git would make of line ends where no attribute says so. */
  readonly convertsLineEnds: boolean;
}

/** Looks whether the workspace is the top of a repository of its own, at rest, whose parts all lie in it, and who commits. */
export async function openRepository(
  { root, environment = {} }: Pick<HandsOptions, 'root' | 'environment'>,
  plain: Git,
): Promise<Result<Repository, CommitRefusal>> {
  const place = await root.stat('.git');
  if (place === undefined)
    return refuse('the workspace is not the top of a git repository; run the agent there');
  if (place.kind !== 'directory' && place.kind !== 'file')
    return refuse('.git is neither a directory nor a file');
  const git = await learn(plain);
  const foreign = await findForeignPart(root, git, place.kind);
  if (foreign !== undefined) return refuse(foreign);
  const underWay = await findUnfinished(git);
  if (underWay !== undefined)
    return refuse(`${underWay} is under way; let the user finish or abort it`);
  const settings = await readSettings(git);
  const identity = identityOf(settings, environment);
  if (identity === undefined)
    return refuse('git does not know who commits; the user must set user.name and user.email');
  const head = await git.ask(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}']);
  const convertsLineEnds = ['true', 'input'].includes(settings.get('core.autocrlf') ?? '');
  const known = { git, identity, convertsLineEnds };
  return ok(head.ok ? { ...known, head: head.value.trim() } : known);
}

async function learn(plain: Git): Promise<Git> {
  const places = await plain.ask(['config', '--global', '-z', '--get-all', 'safe.directory'], {
    userConfiguration: true,
  });
  const trusting = plain.knowing({ trusted: places.ok ? splitFields(places.value) : [] });
  const configured = splitFields(await trusting.run(['config', '--list', '--name-only', '-z']));
  return trusting.knowing({ configured });
}

const unfinished: readonly (readonly [string, string])[] = [
  ['MERGE_HEAD', 'a merge'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
];

async function findUnfinished(git: Git): Promise<string | undefined> {
  for (const [reference, name] of unfinished)
    if ((await git.ask(['rev-parse', '--quiet', '--verify', reference])).ok) return name;
  return undefined;
}

async function readSettings(git: Git): Promise<ReadonlyMap<string, string>> {
  const pattern = '^((user|author)\\.(name|email)|core\\.autocrlf)$';
  const found = await git.ask(['config', '-z', '--get-regexp', pattern], {
    userConfiguration: true,
  });
  // The last of several values is the one that holds.
  return new Map(
    (found.ok ? splitFields(found.value) : []).map((field) => {
      const end = field.indexOf('\n');
      return [field.slice(0, end), field.slice(end + 1)];
    }),
  );
}

function identityOf(
  settings: ReadonlyMap<string, string>,
  environment: NonNullable<HandsOptions['environment']>,
): GitIdentity | undefined {
  const { GIT_AUTHOR_NAME: authorName, GIT_AUTHOR_EMAIL: authorEmail } = environment;
  const name = authorName ?? settings.get('author.name') ?? settings.get('user.name');
  const email = authorEmail ?? settings.get('author.email') ?? settings.get('user.email');
  return name === undefined || email === undefined ? undefined : { name, email };
}

function refuse(reason: string): Result<never, CommitRefusal> {
  return failed({ reason });
}
