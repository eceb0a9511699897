import { failed, ok, type Result } from '@selfware/contracts';
import { vetGitFile } from '@selfware/safety';
import type { HandsOptions } from '../create-hands.ts';
import type { CommitRefusal } from './commit-report.ts';
import { findConversion } from './find-conversion.ts';
import { findSpecialRules } from './find-special-rules.ts';
import { splitFields } from './git-runner.ts';
import { listTracked, type TrackedFile } from './list-tracked.ts';
import type { Repository } from './open-repository.ts';

/** One file as it will be committed. */
export interface StagedFile {
  readonly path: string;
  /** Null: it was removed. */
  readonly bytes: Uint8Array | null;
  readonly mode: '100644' | '100755';
  /** The content that the last commit has; absent when it has none. */
  readonly committed?: string;
}

/** Larger files are not committed: what is in them could not be looked through. */
const maxFileBytes = 32_000_000;

// All of them are arguments of one program.
const maxPathUnits = 100_000;

/** Reads every file that shall be committed; the first that does not fit refuses all. */
export async function collectFiles(
  { root }: Pick<HandsOptions, 'root'>,
  repository: Repository,
  { paths, all }: { readonly paths: readonly string[]; readonly all: boolean },
): Promise<Result<readonly StagedFile[], CommitRefusal>> {
  const special = await findSpecialRules(
    root,
    all ? [...paths, ...(await listAll(repository))] : paths,
  );
  if (special !== undefined) return failed(special);
  const changed = all ? await listChanged(repository) : [];
  const named = [...new Set([...paths, ...changed])];
  if (named.join().length > maxPathUnits)
    return failed({ reason: 'these are too many files at once; commit them in parts' });
  const vetted = new Map<string, { readonly bytes: Uint8Array; readonly mode: number } | null>();
  for (const path of named) {
    const file = await vetGitFile(root, path, { maxBytes: maxFileBytes });
    if (!file.ok) return failed({ path, reason: file.failure.reason });
    const { content } = file.value;
    if (content !== undefined && content.size > content.bytes.length)
      return failed({ path, reason: `it is larger than ${maxFileBytes} bytes` });
    vetted.set(file.value.path, content ?? null);
  }
  if (vetted.size === 0) return failed({ reason: 'no tracked file changed' });
  const tracked = await listTracked(repository, [...vetted.keys()]);
  const files = [...vetted].map(([path, content]) => stage(path, content, tracked.get(path)));
  const refusal =
    findUnfit(files, tracked) ??
    (await findIgnored(repository, files, tracked)) ??
    (await findConversion(repository, files));
  return refusal === undefined ? ok(files) : failed(refusal);
}

async function listAll({ git }: Repository): Promise<readonly string[]> {
  return splitFields(await git.run(['ls-files', '-z']));
}

async function listChanged({ git }: Repository): Promise<readonly string[]> {
  const changed = splitFields(await git.run(['ls-files', '-z', '--modified']));
  if (changed.length === 0) return [];
  const listed = await git.run(['ls-files', '-z', '--modified', '--stage']);
  // Another repository inside this one is a directory to us, and its commits are its own.
  const nested = splitFields(listed).filter((field) => field.startsWith('160000 '));
  const names = new Set(nested.map((field) => field.slice(field.indexOf('\t') + 1)));
  return changed.filter((path) => !names.has(path));
}

function stage(
  path: string,
  content: { readonly bytes: Uint8Array; readonly mode: number } | null,
  tracked: TrackedFile | undefined,
): StagedFile {
  const isExecutable = ((content?.mode ?? 0) & 0o100) !== 0;
  return {
    path,
    bytes: content === null ? null : content.bytes,
    mode: isExecutable ? '100755' : '100644',
    ...(tracked?.committed === undefined ? {} : { committed: tracked.committed }),
  };
}

function findUnfit(
  files: readonly StagedFile[],
  tracked: ReadonlyMap<string, TrackedFile>,
): CommitRefusal | undefined {
  for (const { path, bytes } of files) {
    const known = tracked.get(path);
    if (bytes === null && known === undefined)
      return { path, reason: 'there is no such file, and none is tracked' };
    if (known?.isUnmerged === true)
      return { path, reason: 'it is in conflict; the user must resolve that' };
  }
  return undefined;
}

async function findIgnored(
  { git }: Repository,
  files: readonly StagedFile[],
  tracked: ReadonlyMap<string, TrackedFile>,
): Promise<CommitRefusal | undefined> {
  const untracked = files.filter(({ path }) => !tracked.has(path));
  if (untracked.length === 0) return undefined;
  const input = untracked.map(({ path }) => `./${path}\0`).join('');
  const ignored = await git.ask(['check-ignore', '-z', '--stdin'], {
    input,
    literal: false,
  });
  const [first] = ignored.ok ? splitFields(ignored.value) : [];
  if (first === undefined) return undefined;
  return { path: first.slice(2), reason: '.gitignore leaves it out; the user can add it by hand' };
}
