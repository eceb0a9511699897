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

const asked = (intent: Intent, rule = 'asks') => ({ intent, hash: hashIntent(intent), rule });

function rememberOnly(remembered: Intent): (intent: Intent) => boolean {
  const answers = createRememberedAnswers();
  answers.remember(asked(remembered));
  return (intent) => answers.has(asked(intent));
}

describe('createRememberedAnswers', () => {
  it('starts with nothing', () => {
    expect(createRememberedAnswers().has(asked(write('a', '')))).toBe(false);
  });

  it('remembers every change of the same path, and of no other', () => {
    const knows = rememberOnly(write('a', 'x'));
    expect([write('a', 'y'), edit('a')].every(knows)).toBe(true);
    expect([write('b', 'x'), edit('a/b'), write('A', 'x')].some(knows)).toBe(false);
    expect(knows({ kind: 'read-file', path: 'a' })).toBe(false);
  });

  it('remembers no answer to what another rule asks of the same path', () => {
    const answers = createRememberedAnswers();
    answers.remember(asked(write('.env', 'x'), 'writes-file'));
    expect(answers.has(asked(write('.env', 'y'), 'writes-file'))).toBe(true);
    expect(answers.has(asked(write('.env', 'y'), 'protected-path'))).toBe(false);
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
