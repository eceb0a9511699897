import { describe, expect, it } from 'vitest';
import { runEnd } from '../../test/support/events.ts';
import { createFakeHost } from '../../test/support/fake-host.ts';
import { plainLook } from '../../test/support/plain-look.ts';
import { reportDemo, testResult } from './report-demo.ts';

describe('testResult', () => {
  it('reads both reporters of Node', () => {
    expect(testResult('# tests 4\n# pass 3\n# fail 1\n')).toBe('4 run, 3 passed, 1 failed');
    expect(testResult('ℹ tests 4\nℹ pass 4\nℹ fail 0\n')).toBe('4 run, 4 passed, 0 failed');
    expect(testResult('')).toBe('? run, ? passed, ? failed');
  });
});

describe('reportDemo', () => {
  it('names the servers that answer, and what was kept', async () => {
    const host = createFakeHost();
    const sample = {
      directory: '/d',
      workspace: '/w',
      stateDirectory: '/s',
      original: () => Promise.resolve('a\n'),
      current: () => Promise.resolve('b\n'),
      remove: () => Promise.resolve(),
    };
    const servers = [
      { name: 'Ollama', endpoint: 'http://127.0.0.1:11434/v1', models: [{ id: 'qwen' }] },
    ];
    const end = runEnd({ changes: [{ path: 'f', before: 'h', after: 'i' }] });
    const context = { host, look: plainLook, flags: {}, json: false, operands: [] };
    await reportDemo(context, { end, sample, testOutput: '', servers, kept: '/d' });
    expect(host.out()).toContain('-a\n+b');
    expect(host.out()).toContain('Ollama answers on this machine:');
    expect(host.out()).toContain('--endpoint http://127.0.0.1:11434/v1 --model qwen');
    expect(host.out()).toContain('Kept: /d');
  });
});
