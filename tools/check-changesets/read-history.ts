import { runCommand, runOrThrow } from '../workspace/run-command.ts';
import type { Commit } from './judge-changesets.ts';

/** The commits of a repository since its last tag (or its first commit), and the changesets written in them. */
export async function readHistory(
  cwd: string,
): Promise<{ readonly commits: readonly Commit[]; readonly changesets: readonly string[] }> {
  const tag = await runCommand(['git', 'describe', '--tags', '--abbrev=0'], { cwd });
  const range = tag.exitCode === 0 ? `${tag.output.trim()}..HEAD` : 'HEAD';
  const log = await runOrThrow(['git', 'log', '--name-only', '--format=%x00%H', range], { cwd });
  const commits = log.output
    .split('\0')
    .slice(1)
    .map((entry) => {
      const [hash = '', ...paths] = entry.trim().split(/\n+/u);
      return { hash, paths };
    });
  const paths = commits.flatMap((commit) =>
    commit.paths
      .filter((path) => /^\.changeset\/(?!README)[^/]+\.md$/u.test(path))
      .map((path) => ({ hash: commit.hash, path })),
  );
  const texts = await Promise.all(
    paths.map(({ hash, path }) => runCommand(['git', 'show', `${hash}:${path}`], { cwd })),
  );
  // A commit that takes a changeset away has no text of it.
  const changesets = texts.filter(({ exitCode }) => exitCode === 0).map(({ output }) => output);
  return { commits, changesets };
}
