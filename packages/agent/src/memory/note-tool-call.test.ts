import { createWorkingMemory } from '@selfware/memory';
import { describe, expect, it } from 'vitest';
import { callOf, outcomeOf } from '../../test/support/records.ts';
import { noteToolCall } from './note-tool-call.ts';

describe('noteToolCall', () => {
  it('keeps the files that a call read and wrote', () => {
    const memory = createWorkingMemory();
    expect(noteToolCall(memory, { call: callOf('1'), outcome: outcomeOf(), turn: 1 })).toBe(true);
    const changes = [{ path: 'b.txt', before: null, after: 'a'.repeat(64) }];
    const call = { id: '2', name: 'write_file', rawArguments: '{}' };
    expect(noteToolCall(memory, { call, outcome: outcomeOf({ changes }), turn: 2 })).toBe(true);
    expect(memory.filesOfInterest).toEqual([
      { path: 'a.txt', why: 'read', turn: 1 },
      { path: 'b.txt', why: 'written', turn: 2 },
    ]);
  });

  it.each(['{', '[]', 'null', '{}', '{"path":1}'])('keeps nothing of the arguments %s', (raw) => {
    const memory = createWorkingMemory();
    const ended = { call: callOf('1', raw), outcome: outcomeOf(), turn: 1 };
    expect(noteToolCall(memory, ended)).toBe(false);
  });

  it('keeps no file whose reading failed', () => {
    const memory = createWorkingMemory();
    const ended = { call: callOf('1'), outcome: outcomeOf({ status: 'failed' }), turn: 1 };
    expect(noteToolCall(memory, ended)).toBe(false);
  });
});
