import { posix } from 'node:path';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPath } from '../../test/arbitraries/paths.ts';
import { foldName } from '../policy/fold-name.ts';
import { buildGitAdd } from './build-git-add.ts';
import { checkGitPath } from './check-git-path.ts';

configureProperties();

const options = { workspace: '/w', environment: {} };
const anyText = fc.oneof(anyPath('/w'), fc.string({ unit: 'binary' }), fc.string());

describe('checkGitPath', () => {
  it('lets only plain names beneath the repository pass, and no repository inside it', () => {
    fc.assert(
      fc.property(anyText, (path) => {
        const checked = checkGitPath(path);
        if (!checked.ok) return;
        const { value } = checked;
        expect(posix.normalize(value)).toBe(value);
        expect(value).not.toMatch(/^(?:\/|:|\.\.(?:\/|$))|\0/u);
        expect(value.split('/').map(foldName)).not.toContain('.git');
        // Behind a dot: by itself `~` is a home and `C:` a drive to whoever expands them.
        expect(checkGitPath(`./${value}`)).toEqual(checked);
      }),
    );
  });
});

describe('buildGitAdd', () => {
  it('passes exactly the names on, whatever they are, and no word of them to the command line', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (paths) => {
        const built = buildGitAdd(paths, options);
        const checked = paths.map(checkGitPath);
        expect(built.ok).toBe(checked.every(({ ok }) => ok));
        if (!built.ok) return;
        const names = checked.flatMap((one) => (one.ok ? [one.value] : []));
        expect(String(built.value.input).split('\0')).toEqual([...names, '']);
        const plain = buildGitAdd(['a'], options);
        expect(built.value.argv).toEqual(plain.ok && plain.value.argv);
      }),
    );
  });
});
