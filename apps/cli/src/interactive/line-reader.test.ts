import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createFakeHost } from '../../test/support/fake-host.ts';
import { createLineReader } from './line-reader.ts';

describe('createLineReader', () => {
  it('gives line after line, also those that came early', async () => {
    const host = createFakeHost();
    const reader = createLineReader(host, { editing: false });
    host.type('one\ntwo\n');
    expect(await reader.ask('? ')).toBe('one');
    expect(await reader.ask('? ')).toBe('two');
    const third = reader.ask('? ');
    host.type('three\n');
    expect(await third).toBe('three');
    expect(host.err()).toBe('? ? ? ');
    reader.close();
  });

  it('gives nothing at the end of the input, and goes on giving nothing', async () => {
    const host = createFakeHost();
    const reader = createLineReader(host, { editing: false });
    host.type('last\n');
    host.endInput();
    expect(await reader.ask('')).toBe('last');
    expect(await reader.ask('')).toBeUndefined();
    expect(await reader.ask('')).toBeUndefined();
  });

  it('keeps a line for the next question when one was cancelled', async () => {
    const host = createFakeHost();
    const reader = createLineReader(host, { editing: false });
    const controller = new AbortController();
    const cancelled = reader.ask('', { signal: controller.signal });
    controller.abort();
    expect(await cancelled).toBeUndefined();
    expect(await reader.ask('', { signal: controller.signal })).toBeUndefined();
    host.type('later\n');
    expect(await reader.ask('')).toBe('later');
    reader.close();
  });

  it('edits lines on a terminal and hands Ctrl-C on', async () => {
    const host = createFakeHost({ terminal: true });
    const raw: boolean[] = [];
    host.stdin.setRawMode = (on: boolean) => raw.push(on);
    const shown: string[] = [];
    const editor = new PassThrough();
    editor.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
    const interrupts: string[] = [];
    host.interrupts.listen((interrupt) => interrupts.push(interrupt));
    const reader = createLineReader({ ...host, editor }, { editing: true });
    const asked = reader.ask('> ');
    host.type('\u0003hex\u007flp\r');
    expect(await asked).toBe('help');
    expect(interrupts).toEqual(['interrupt']);
    expect(shown.join('')).toContain('> ');
    expect(raw.at(-1)).toBe(false);
    reader.close();
  });
});
