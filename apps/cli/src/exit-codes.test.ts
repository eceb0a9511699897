import type { ErrorCategory } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { exitCodeOfCategory, exitCodeOfRun, exitCodes, type RunVerdict } from './exit-codes.ts';

describe('exitCodes', () => {
  it('is the table that scripts rely on', () => {
    expect(exitCodes).toEqual({
      done: 0,
      failed: 1,
      usage: 2,
      unfinished: 3,
      model: 4,
      denied: 5,
      approvalNeeded: 6,
      timeout: 7,
      limit: 8,
      damaged: 9,
      interrupted: 130,
      terminated: 143,
    });
  });
});

describe('exitCodeOfRun', () => {
  const end = (changes: Partial<RunVerdict>): RunVerdict => ({
    outcome: 'done',
    verification: 'not-configured',
    refused: 0,
    denied: 0,
    ...changes,
  });

  it.each<[string, Partial<RunVerdict>, number]>([
    ['done', {}, 0],
    ['done and verified after refusals', { verification: 'passed', refused: 2, denied: 1 }, 0],
    ['done after a refusal, with nothing that vouches for it', { refused: 1, denied: 1 }, 6],
    ['done after a denial, with nothing that vouches for it', { denied: 1 }, 5],
    ['unfinished', { outcome: 'unfinished' }, 3],
    ['unfinished after a refusal', { outcome: 'unfinished', refused: 1 }, 6],
    ['unfinished after a denial', { outcome: 'unfinished', denied: 1, verification: 'failed' }, 5],
    ['ended for a denial', { outcome: 'denied', denied: 1 }, 5],
    ['ended for a refusal', { outcome: 'approval-needed', refused: 1 }, 6],
    ['the model failed', { outcome: 'model-failed' }, 4],
    ['interrupted', { outcome: 'cancelled', refused: 1 }, 130],
    ['out of time', { outcome: 'timed-out' }, 7],
    ['out of budget', { outcome: 'budget-exceeded' }, 8],
    ['context full', { outcome: 'context-full' }, 8],
    ['the journal cannot be written', { outcome: 'storage-failed' }, 9],
  ])('%s', (_title, changes, code) => {
    expect(exitCodeOfRun(end(changes))).toBe(code);
  });

  it('tells a full disk from a damaged one', () => {
    const error = { code: 'x/y', message: '', retryable: false, details: {} };
    const outcome = 'storage-failed';
    expect(exitCodeOfRun(end({ outcome, error: { ...error, category: 'resource' } }))).toBe(8);
    expect(exitCodeOfRun(end({ outcome, error: { ...error, category: 'corrupt' } }))).toBe(9);
  });
});

describe('exitCodeOfCategory', () => {
  it.each<[ErrorCategory, number]>([
    ['config', 2],
    ['invalid-input', 2],
    ['not-found', 2],
    ['denied', 5],
    ['approval-required', 6],
    ['corrupt', 9],
    ['network', 4],
    ['provider', 4],
    ['timeout', 7],
    ['cancelled', 130],
    ['resource', 8],
    ['conflict', 1],
    ['internal', 1],
  ])('gives %s the code %i', (category, code) => {
    expect(exitCodeOfCategory(category)).toBe(code);
  });
});
