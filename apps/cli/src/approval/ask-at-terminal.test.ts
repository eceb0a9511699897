import type { Intent } from '@selfware/contracts';
import type { Ruling } from '@selfware/safety';
import { describe, expect, it } from 'vitest';
import { createFakeHost, type FakeHost } from '../../test/support/fake-host.ts';
import { plainLook } from '../../test/support/plain-look.ts';
import { createLineReader } from '../interactive/line-reader.ts';
import { askAtTerminal, readAnswer } from './ask-at-terminal.ts';

const command = 'npm test && echo done';
const intent: Intent = { kind: 'run-shell', command, cwd: '.', timeoutMs: 1_000 };
const verdict = {
  decision: 'ask',
  rule: 'unknown-program',
  reason: 'npm may do anything',
} as const;
const ruling: Ruling = { intent, hash: 'hash-of-it', verdict };

function ask(host: FakeHost, signal = new AbortController().signal) {
  const prompt = askAtTerminal(host, createLineReader(host, { editing: false }), plainLook);
  return prompt({ ruling, tool: 'run_command', signal });
}

describe('askAtTerminal', () => {
  it('shows the whole command and why it is asked, and binds a yes to what was shown', async () => {
    const host = createFakeHost();
    host.type('y\n');
    expect(await ask(host)).toEqual({ decision: 'yes', shownHash: 'hash-of-it', scope: 'once' });
    expect(host.err()).toContain(command);
    expect(host.err()).toContain('npm may do anything (unknown-program)');
  });

  it('begins on a line of its own at a terminal', async () => {
    const host = createFakeHost({ terminal: true });
    host.type('y\n');
    await ask(host);
    expect(host.err()).toMatch(/^\r\u001b\[Krun_command wants to/u);
  });

  it('takes s for the session', async () => {
    const host = createFakeHost();
    host.type('S\n');
    expect(await ask(host)).toMatchObject({ decision: 'yes', scope: 'session' });
  });

  it('takes a no with its reason on the same line or on the next', async () => {
    const host = createFakeHost();
    host.type('n use pnpm\n');
    expect(await ask(host)).toEqual({ decision: 'no', reason: 'use pnpm' });
    const other = createFakeHost();
    other.type('n\nnot now\n');
    expect(await ask(other)).toEqual({ decision: 'no', reason: 'not now' });
    const silent = createFakeHost();
    silent.type('no\n\n');
    expect(await ask(silent)).toEqual({ decision: 'no', reason: 'the user said no' });
  });

  it('asks again after an empty or unclear answer', async () => {
    const host = createFakeHost();
    host.type('\nmaybe\nyes please\ny\n');
    expect(await ask(host)).toMatchObject({ decision: 'yes' });
    expect(host.err().split('Allow?')).toHaveLength(5);
  });

  it('takes the end of the input for a no', async () => {
    const host = createFakeHost();
    host.endInput();
    expect(await ask(host)).toEqual({ decision: 'no', reason: 'the user did not answer' });
  });

  it('stops waiting when the run is cancelled', async () => {
    const host = createFakeHost();
    const controller = new AbortController();
    const asked = ask(host, controller.signal);
    controller.abort();
    expect(await asked).toMatchObject({ decision: 'no' });
  });
});

describe('readAnswer', () => {
  it.each(['', ' ', 'yy', 'ja', 'y es', 'sn', 'session all', '\u001b'])(
    'takes %j for no answer',
    (line) => {
      expect(readAnswer(line, 'h')).toBeUndefined();
    },
  );
});
