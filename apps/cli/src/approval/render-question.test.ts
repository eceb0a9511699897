import type { Intent } from '@selfware/contracts';
import { judgeCommand } from '@selfware/safety';
import { describe, expect, it } from 'vitest';
import { plainLook } from '../../test/support/plain-look.ts';
import { renderQuestion } from './render-question.ts';

const verdict = { decision: 'ask', rule: 'r', reason: 'because' } as const;

function show(intent: Intent, currentContent?: string): Promise<string> {
  const { signal } = new AbortController();
  const content = currentContent === undefined ? {} : { currentContent };
  return renderQuestion(
    { ruling: { intent, hash: 'h', verdict }, tool: 'tool', signal, ...content },
    plainLook,
  );
}

describe('renderQuestion', () => {
  it('shows every line of a long command and hides no control character in it', async () => {
    const command = `${'echo x\n'.repeat(200)}rm -rf \u001b[8m/\u202e`;
    const shown = await show({ kind: 'run-shell', command, cwd: 'sub', timeoutMs: 1 });
    expect(shown.match(/echo x/gu)).toHaveLength(200);
    expect(shown).toContain('rm -rf \\u{1b}[8m/\\u{202e}');
    expect(shown).toContain('in sub');
  });

  it('shows what was judged, which rules asked and what the command does', async () => {
    const signal = new AbortController().signal;
    const { findings, effects } = judgeCommand('cat a && curl https://x.example -o b');
    const intent = { kind: 'run-shell', command: 'x', cwd: '.', timeoutMs: 1 } as const;
    const ruling = { intent, hash: 'h', verdict, command: { findings, effects } };
    const shown = await renderQuestion({ ruling, tool: 'tool', signal }, plainLook);
    expect(shown).toContain('ask uses-network');
    expect(shown).toContain('["curl","https://x.example","-o","b"]');
    expect(shown).toMatch(/writes: .*\/b/u);
    expect(shown).toContain('network: curl');
  });

  it('shows every file of a commit on a line of its own, and its message', async () => {
    const paths = ['a.ts', 'b\n    c.ts'];
    const intent = { kind: 'commit-files', paths, all: true, message: 'Add\n\nbody' } as const;
    const shown = await show(intent);
    expect(shown).toContain('wants to commit files:');
    expect(shown).toContain('    "a.ts"\n    "b\\n    c.ts"\n    every tracked file');
    expect(shown).toContain('    Add\n    \n    body');
  });

  it('shows where a session is written, and that it replaces a file', async () => {
    const intent = { kind: 'export-session', path: 'notes/s.md', session: '' } as const;
    const shown = await show({ ...intent, format: 'markdown', overwrite: false });
    expect(shown).toContain('wants to write down a session:\n    notes/s.md\n');
    const replacing = await show({ ...intent, format: 'json', overwrite: true });
    expect(replacing).toContain('notes/s.md (replacing what is there)');
  });

  it('shows a new file and a changed file as a diff', async () => {
    const created = await show({ kind: 'write-file', path: 'a.txt', content: 'new\n' });
    expect(created).toContain('--- /dev/null');
    expect(created).toContain('+new');
    const changed = await show({ kind: 'write-file', path: 'a.txt', content: 'b\n' }, 'a\n');
    expect(changed).toContain('-a\n+b');
  });

  it('shows an edit inside its surroundings', async () => {
    const edit = {
      kind: 'edit-file',
      path: 'a',
      oldText: 'two',
      newText: '$&2',
      replaceAll: false,
    } as const;
    const shown = await show(edit, 'one\ntwo\nthree\n');
    expect(shown).toContain(' one\n-two\n+$&2\n three');
    expect(await show({ ...edit, replaceAll: true }, 'two\ntwo\n')).toContain(
      '-two\n-two\n+$&2\n+$&2',
    );
  });

  it('shows the two texts of an edit when the file is not at hand', async () => {
    const edit = {
      kind: 'edit-file',
      path: 'a',
      oldText: 'x',
      newText: 'y',
      replaceAll: false,
    } as const;
    expect(await show(edit)).toContain('-x');
    expect(await show(edit, 'nothing like it')).toContain('+y');
  });

  it('shows the words of a program and the path of a read', async () => {
    const argv = ['git', 'push', '--force'] as const;
    expect(await show({ kind: 'run-program', argv, cwd: '.', timeoutMs: 1 })).toContain(
      '["git","push","--force"]',
    );
    expect(await show({ kind: 'read-file', path: '.env' })).toContain('.env');
  });
});
