import { describe, expect, it } from 'vitest';
import { plainLook } from '../../test/support/plain-look.ts';
import { createLook } from './look.ts';
import { renderDiff, unifiedDiff } from './render-diff.ts';

describe('unifiedDiff', () => {
  it('is what git apply takes', async () => {
    expect(await unifiedDiff({ path: 'a/b.txt', before: 'one\ntwo\n', after: 'one\n2\n' })).toBe(
      [
        'diff --git a/a/b.txt b/a/b.txt',
        '--- a/a/b.txt',
        '+++ b/a/b.txt',
        '@@ -1,2 +1,2 @@',
        ' one',
        '-two',
        '+2',
        '',
      ].join('\n'),
    );
  });

  it('says where a file comes from nowhere or goes there', async () => {
    expect(await unifiedDiff({ path: 'n', after: 'x\n' })).toContain('--- /dev/null\n+++ b/n');
    expect(await unifiedDiff({ path: 'n', before: 'x\n' })).toContain('--- a/n\n+++ /dev/null');
  });

  it('is empty when nothing differs', async () => {
    expect(await unifiedDiff({ path: 'n', before: 'x', after: 'x' })).toBe('');
  });
});

describe('renderDiff', () => {
  it('neutralises content and path', async () => {
    const shown = await renderDiff(
      { path: 'a\u001b', before: '', after: 'x\u001b[31m\n' },
      plainLook,
    );
    expect(shown).toContain('+x<1B>[31m');
    expect(shown).not.toContain('\u001b');
  });

  it('colours what is added and removed', async () => {
    const look = createLook({ color: true, ascii: false, quiet: false, verbose: false });
    const shown = await renderDiff({ path: 'a', before: 'x\n', after: 'y\n' }, look);
    expect(shown).toContain('\u001b[31m-x\u001b[39m');
    expect(shown).toContain('\u001b[32m+y\u001b[39m');
  });
});
