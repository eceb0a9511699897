import type { Intent } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { hashIntent } from './hash-intent.ts';
import { createRememberedAnswers } from './remembered-answers.ts';

const write = (path: string, content: string): Intent => ({ kind: 'write-file', path, content });
const edit = (path: string): Intent => ({
  kind: 'edit-file',
  path,
  oldText: 'a',
  newText: 'b',
  replaceAll: false,
});
const shell = (command: string, cwd = '.'): Intent => ({
  kind: 'run-shell',
  command,
  cwd,
  timeoutMs: 1,
});

function rememberOnly(remembered: Intent): (asked: Intent) => boolean {
  const answers = createRememberedAnswers();
  answers.remember(remembered, hashIntent(remembered));
  return (asked) => answers.has(asked, hashIntent(asked));
}

describe('createRememberedAnswers', () => {
  it('starts with nothing', () => {
    expect(createRememberedAnswers().has(write('a', ''), '')).toBe(false);
  });

  it('remembers every change of the same path, and of no other', () => {
    const knows = rememberOnly(write('a', 'x'));
    expect([write('a', 'y'), edit('a')].every(knows)).toBe(true);
    expect([write('b', 'x'), edit('a/b'), write('A', 'x')].some(knows)).toBe(false);
    expect(knows({ kind: 'read-file', path: 'a' })).toBe(false);
  });

  it('remembers the identical command only', () => {
    const knows = rememberOnly(shell('npm test'));
    expect(knows(shell('npm test'))).toBe(true);
    expect(
      [shell('npm test '), shell('npm test', 'sub'), shell('npm test; rm x')].some(knows),
    ).toBe(false);
  });

  it('takes no command for a change of a file', () => {
    const knows = rememberOnly(shell('change a'));
    expect(knows(write('a', 'x'))).toBe(false);
  });
});
