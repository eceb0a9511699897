import { createTokenCounter } from '@selfware/llm-client';
import type { MockReply } from '@selfware/llm-client/testing';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContextWindow } from '../../src/context/context-window.ts';
import type { AgentEvent, SessionRecord } from '../../src/index.ts';
import { createHistory } from '../../src/session/history.ts';
import { settleCalls } from '../../src/session/settle-calls.ts';
import { endOfRun, messagesOf, never, openHouse, readAll, type House } from '../support/house.ts';
import { replies } from '../support/replies.ts';
import { flawOf, gist, toWire } from '../support/valid-history.ts';

configureProperties();

let queue: MockReply[] = [];
let house: House;
beforeAll(async () => {
  house = await openHouse({
    files: { 'a.txt': 'a' },
    script: () => queue.shift() ?? { text: 'Done.' },
  });
});
afterAll(() => house.close());

/** Runs the replies, then `Done.`; gives the events, the records, and the requests of this run. */
async function runReplies(script: readonly MockReply[]) {
  queue = [...script];
  const before = house.server.requests.length;
  const events = await readAll(house.agent.run('Do it.', { signal: never() }));
  const [start] = events;
  const session = await house.sessions.open(start?.type === 'run-start' ? start.sessionId : '');
  const records: SessionRecord[] = [];
  for await (const record of session.records()) records.push(record);
  await session.close();
  const count = house.server.requests.length - before;
  const requests = Array.from({ length: count }, (_, index) =>
    messagesOf(house.server, before + index),
  );
  return { events, records, requests };
}

function assertPairs(events: readonly AgentEvent[]): void {
  const open: string[] = [];
  const seen = new Set<string>();
  for (const event of events) {
    if (event.type === 'tool-call-start') {
      expect(seen.has(event.callId)).toBe(false);
      seen.add(event.callId);
      open.push(event.callId);
    }
    if (event.type === 'tool-call-end') expect(open.pop()).toBe(event.callId);
    if (event.type === 'turn-end') expect(open).toEqual([]);
  }
  const asked = events.flatMap((event) =>
    event.type === 'reply-end' ? event.toolCalls.map(({ id }) => id) : [],
  );
  expect([...seen]).toEqual(asked);
}

function rebuild(records: readonly SessionRecord[]) {
  const context = createContextWindow({ counter: createTokenCounter() });
  const history = createHistory(context);
  for (const record of records) history.apply(record);
  return { context, history };
}

describe('a run over any replies', () => {
  it('ends with exactly one run-end, and every call has one start and one end', async () => {
    await fc.assert(
      fc.asyncProperty(replies(), async (script) => {
        const { events } = await runReplies(script);
        expect(['done', 'unfinished', 'denied']).toContain(endOfRun(events).outcome);
        assertPairs(events);
      }),
    );
  }, 120_000);

  it('sends only conversations in which every result follows its call', async () => {
    await fc.assert(
      fc.asyncProperty(replies(), async (script) => {
        const { requests } = await runReplies(script);
        for (const messages of requests) expect(flawOf(messages)).toBeUndefined();
      }),
    );
  }, 120_000);

  it('is rebuilt from its records as it was, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(replies(), async (script) => {
        const { records, requests } = await runReplies(script);
        let replied = 0;
        for (const [cut, record] of records.entries()) {
          const { context, history } = rebuild(records.slice(0, cut));
          if (record.type === 'reply-end') {
            const messages = context.fit(Infinity).messages.map(toWire);
            expect(gist(messages)).toEqual(gist(requests[replied]?.slice(1) ?? []));
            replied += 1;
          }
          for (const end of settleCalls(history.unanswered(), 0)) history.apply(end);
          expect(flawOf(context.fit(Infinity).messages.map(toWire))).toBeUndefined();
        }
        expect(replied).toBe(requests.length);
      }),
    );
  }, 120_000);
});
