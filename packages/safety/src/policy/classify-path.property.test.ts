import { configureProperties, relativePath } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyPath, type PathClass } from './classify-path.ts';
import { protectedTrees } from './protected-paths.data.ts';
import { severity } from './severity.ts';

configureProperties();

/** A concrete path of each protected tree. */
const example = fc
  .constantFrom(...protectedTrees)
  .map(({ path }) => path.replace('*', 'x').split('/'));
const names = relativePath().map((path) => path.split('/'));

function isNotLooser(one: PathClass, other: PathClass): boolean {
  return severity(one.write) >= severity(other.write) && severity(one.read) >= severity(other.read);
}

describe('classifyPath', () => {
  it('protects a tree at any depth, and everything beneath it', () => {
    fc.assert(
      fc.property(names, example, names, (above, tree, below) => {
        const plain = classifyPath(tree);
        expect(isNotLooser(classifyPath([...above, ...tree]), plain)).toBe(true);
        if (plain.label === 'a public key' || plain.label === 'keys') return;
        expect(isNotLooser(classifyPath([...tree, ...below]), plain)).toBe(true);
      }),
    );
  });

  it('lets no protected tree that lies in another make either of them looser', () => {
    fc.assert(
      fc.property(example, example, (outer, inner) => {
        const both = classifyPath([...outer, ...inner]);
        expect(isNotLooser(both, classifyPath(inner))).toBe(true);
        expect(severity(both.write)).toBeGreaterThanOrEqual(severity(classifyPath(outer).write));
      }),
    );
  });

  it('only ever becomes stricter by a policy', () => {
    fc.assert(
      fc.property(names, fc.array(relativePath()), (path, more) => {
        expect(isNotLooser(classifyPath(path, more), classifyPath(path))).toBe(true);
      }),
    );
  });

  it('keeps a secret in a directory of settings or of examples a secret', () => {
    for (const path of ['.vscode/.env', '.git/.ssh/id_rsa', '.env.example/.env', '.idea/x.pem'])
      expect(classifyPath(path.split('/')).read).toBe('ask');
    expect(classifyPath(['.idea', '.vscode', 'tasks.json']).write).toBe('deny');
  });
});
