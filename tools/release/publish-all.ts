import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionsIn } from './copy-workspace.ts';
import { runChangeset } from './run-changeset.ts';
import type { Registry } from './start-registry.ts';

interface PublishedDocument {
  readonly versions: Readonly<Record<string, { readonly license?: string }>>;
}

/** Publishes what the registry lacks as the release workflow does, and answers `name@version` of all that is new there. */
export async function publishAll(root: string, registry: Registry): Promise<readonly string[]> {
  const before = await versionsAt(root, registry);
  appendFileSync(join(root, '.npmrc'), `${registry.npmrc.join('\n')}\n`);
  await runChangeset(root, ['publish', '--no-git-tag'], {
    npm_config_registry: registry.url,
    npm_config_provenance: 'false',
  });
  const after = await versionsAt(root, registry);
  for (const [name, version] of Object.entries(versionsIn(root))) {
    if (!after.has(`${name}@${version}`)) {
      throw new Error(`expected ${name}@${version} at the registry`);
    }
  }
  return [...after].filter((each) => !before.has(each)).sort();
}

async function versionsAt(root: string, { url }: Registry): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    Object.keys(versionsIn(root)).map(async (name) => {
      const answer = await fetch(url + encodeURIComponent(name));
      if (!answer.ok) return [];
      const { versions } = (await answer.json()) as PublishedDocument;
      return Object.entries(versions).map(([version, { license }]) => {
        if (license !== 'MIT') throw new Error(`expected ${name}@${version} under MIT`);
        return `${name}@${version}`;
      });
    }),
  );
  return new Set(found.flat());
}
