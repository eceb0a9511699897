/** One commit since the last release: its hash and the paths that it changed. */
export interface Commit {
  readonly hash: string;
  readonly paths: readonly string[];
}

/** What the commits are compared with. */
export interface ReleaseNotes {
  /** Folder of a package or app, such as `packages/safety`, to its published name. */
  readonly published: Readonly<Record<string, string>>;
  /** The texts of all changesets that were written since the last release. */
  readonly changesets: readonly string[];
}

/** Each published package whose sources changed since the last release without a note that names it. */
export function judgeChangesets(
  commits: readonly Commit[],
  { published, changesets }: ReleaseNotes,
): readonly string[] {
  const changelogs = new Set(
    commits.flatMap(({ paths }) => paths.filter((path) => path.endsWith('/CHANGELOG.md'))),
  );
  const named = new Set(changesets.flatMap(packagesNamedBy));
  return Object.entries(published)
    .filter(([folder, name]) => !named.has(name) && !changelogs.has(`${folder}/CHANGELOG.md`))
    .flatMap(([folder, name]) => {
      const commit = commits.find(({ paths }) =>
        paths.some((path) => path.startsWith(`${folder}/src/`)),
      );
      return commit === undefined
        ? []
        : [
            `${commit.hash.slice(0, 8)} changes ${folder}/src, and no changeset names ${name}: run \`pnpm exec changeset\``,
          ];
    });
}

function packagesNamedBy(changeset: string): readonly string[] {
  const [, head = ''] = changeset.split(/^---$/mu);
  return [
    ...head.matchAll(/^\s*['"]?(?<name>@?[\w./-]+)['"]?\s*:\s*(?:major|minor|patch)\s*$/gmu),
  ].map((match) => match.groups?.['name'] ?? '');
}
