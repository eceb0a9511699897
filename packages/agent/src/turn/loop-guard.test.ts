import { describe, expect, it } from 'vitest';
import { callOf, outcomeOf } from '../../test/support/records.ts';
import { createLoopGuard } from './loop-guard.ts';

describe('createLoopGuard', () => {
  it('warns once at the third identical call in a row and stops at the fifth', () => {
    const guard = createLoopGuard();
    const verdicts = Array.from({ length: 5 }, (_, id) => guard.note(callOf(`${id}`), outcomeOf()));
    expect(verdicts).toEqual(['go-on', 'go-on', 'warn', 'go-on', 'stop']);
  });

  it('sees through spacing and the order of arguments', () => {
    const guard = createLoopGuard();
    const spellings = ['{"a":1,"b":[{"c":2,"d":3}]}', '{ "b": [{"d":3, "c":2}], "a": 1 }'];
    const verdicts = [0, 1, 0, 1, 0].map((spelling) =>
      guard.note(callOf('1', spellings[spelling]), outcomeOf()),
    );
    expect(verdicts.at(-1)).toBe('stop');
  });

  it('compares arguments that are no JSON by their text', () => {
    const guard = createLoopGuard();
    const verdicts = ['{"a', '{"a ', ' {"a', '{"b'].map((raw) =>
      guard.note(callOf('1', raw), outcomeOf()),
    );
    expect(verdicts).toEqual(['go-on', 'go-on', 'warn', 'go-on']);
  });

  it.each([
    ['another outcome text', callOf('1'), outcomeOf({ text: 'new' })],
    ['another status', callOf('1'), outcomeOf({ status: 'failed' })],
    ['other arguments', callOf('1', '{"path":"b.txt"}'), outcomeOf()],
    ['another tool', { ...callOf('1'), name: 'write_file' }, outcomeOf()],
  ])('counts anew after %s', (_, call, outcome) => {
    const guard = createLoopGuard();
    for (let round = 0; round < 4; round += 1) guard.note(callOf('1'), outcomeOf());
    expect(guard.note(call, outcome)).toBe('go-on');
    expect(guard.note(callOf('1'), outcomeOf())).toBe('go-on');
  });
});
