import { createTokenCounter } from '@selfware/llm-client';
import { describe, expect, it } from 'vitest';
import {
  callOf,
  endOf,
  replyOf,
  runEndOf,
  runStartOf,
  saidOf,
  startOf,
  at,
} from '../../test/support/records.ts';
import { createContextWindow } from '../context/context-window.ts';
import { InvalidHistoryError } from '../errors.ts';
import { createHistory, type History } from './history.ts';
import type { SessionRecord } from './session-record.ts';

function historyOf(...records: readonly SessionRecord[]): History {
  const history = createHistory(createContextWindow({ counter: createTokenCounter() }));
  for (const record of records) history.apply(record);
  return history;
}

const [first, second] = [callOf('1'), callOf('2')];

describe('createHistory', () => {
  it('knows which calls have no result, and which of them were started', () => {
    expect(historyOf(replyOf('', first, second), startOf(first)).unanswered()).toEqual([
      { ...first, started: true },
      { ...second, started: false },
    ]);
  });

  it('forgets a call that has its result', () => {
    const history = historyOf(replyOf('', first), startOf(first), endOf(first));
    expect(history.unanswered()).toEqual([]);
    expect(history.hasCall('1')).toBe(true);
  });

  it('refuses the start of a call that no reply asked for', () => {
    expect(() => historyOf(startOf(first))).toThrow(InvalidHistoryError);
  });

  it('refuses the end of a call that no reply asked for', () => {
    expect(() => historyOf(saidOf('a'), endOf(first))).toThrow(InvalidHistoryError);
  });

  it('tells whether the last run ended', () => {
    expect(historyOf().lastRun()).toBeUndefined();
    expect(historyOf(runStartOf('r1')).lastRun()).toEqual({ runId: 'r1', ended: false });
    const ended = historyOf(runStartOf('r1'), runEndOf());
    expect(ended.lastRun()).toEqual({ runId: 'r1', ended: true });
  });

  it('keeps the last working memory and the last words of the model', () => {
    const state = { task: 't', plan: [], filesOfInterest: [] };
    const history = historyOf(
      replyOf('one'),
      { type: 'working-memory', at, state },
      saidOf('go on'),
      replyOf('two'),
      replyOf(''),
    );
    expect(history.workingMemory()).toEqual(state);
    expect(history.lastText()).toBe('two');
  });
});
