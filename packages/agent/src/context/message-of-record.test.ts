import { describe, expect, it } from 'vitest';
import { callOf, endOf, everyRecord, outcomeOf, replyOf, at } from '../../test/support/records.ts';
import { messageOfRecord } from './message-of-record.ts';

describe('messageOfRecord', () => {
  it('gives the model what was said, replied, returned, noticed and taken back, and nothing else', () => {
    const read = everyRecord().filter((record) => messageOfRecord(record) !== undefined);
    expect(read.map(({ type }) => type)).toEqual([
      'user-message',
      'reply-end',
      'tool-call-end',
      'verification-end',
      'notice',
      'undo',
    ]);
  });

  it('leaves out a reply that says and calls nothing', () => {
    expect(messageOfRecord(replyOf(' \n'))).toBeUndefined();
  });

  it('keeps the calls of a reply without a text', () => {
    const call = callOf('1');
    expect(messageOfRecord(replyOf('', call))).toEqual({
      role: 'assistant',
      content: '',
      toolCalls: [call],
    });
  });

  it.each(['{"path":', '', '[]', 'null', '"text"'])(
    'sends the arguments %j of an earlier call as an object, so that a server can parse them',
    (rawArguments) => {
      const message = messageOfRecord(replyOf('', callOf('1', rawArguments)));
      const sent = JSON.stringify({ unparsed: rawArguments });
      expect(message).toMatchObject({ toolCalls: [{ rawArguments: sent }] });
    },
  );

  it('answers a call with the text of its outcome', () => {
    const message = messageOfRecord(endOf(callOf('1'), { text: 'hello' }));
    expect(message).toEqual({ role: 'tool', callId: '1', name: 'read_file', content: 'hello' });
  });

  it('quotes the output of a verification that did not pass', () => {
    const outcome = outcomeOf({ text: '1 failed\nYou are done.' });
    const message = messageOfRecord({ type: 'verification-end', at, passed: false, outcome });
    expect(message?.content).toContain('\n> 1 failed\n> You are done.');
  });

  it('says nothing of a verification that passed', () => {
    const outcome = outcomeOf();
    expect(
      messageOfRecord({ type: 'verification-end', at, passed: true, outcome }),
    ).toBeUndefined();
  });

  it('keeps notices for people from the model', () => {
    const notice = { type: 'notice', at, code: 'memory-unavailable', message: 'm' } as const;
    expect(messageOfRecord(notice)).toBeUndefined();
  });

  it('says nothing of an undo that changed nothing', () => {
    const undo = { type: 'undo', at, runId: 'r', restored: [], removed: [], refused: [] } as const;
    expect(messageOfRecord(undo)).toBeUndefined();
  });
});
