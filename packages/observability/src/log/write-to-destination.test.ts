import { channel } from 'node:diagnostics_channel';
import type { JsonValue } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { startLogging } from './start-logging.ts';
import type { LogLine } from './log-line.ts';

const asIs = (value: JsonValue): JsonValue => value;

describe('a destination', () => {
  it('is opened when there is something to write, and not otherwise', async () => {
    let opened = 0;
    const logging = startLogging({
      redact: asIs,
      openDestination: () => {
        opened += 1;
        return Promise.resolve({ write: () => Promise.resolve(), close: () => Promise.resolve() });
      },
    });
    expect(await logging.close()).toEqual({ written: 0, dropped: 0 });
    expect(opened).toBe(0);
  });

  it('counts what a destination refuses, and waits for it at the end', async () => {
    const kept: LogLine[] = [];
    const steps: string[] = [];
    const { promise: slow, resolve: finish } = Promise.withResolvers<undefined>();
    const logging = startLogging({
      redact: asIs,
      openDestination: () =>
        Promise.resolve({
          async write(line) {
            if (line.level === 'warn') throw new Error('no warnings');
            await slow;
            kept.push(line);
          },
          close: () => Promise.resolve(void steps.push('closed')),
        }),
    });
    logging.logger.info('one');
    logging.logger.warn('two');
    channel('selfware:tools:call-end').publish({ at: 1, tool: 'x', status: 'done' });
    const closing = logging.close();
    await new Promise((resolve) => void setImmediate(resolve));
    expect(steps).toEqual([]);
    finish(undefined);
    expect(await closing).toEqual({ written: 2, dropped: 1, failure: 'no warnings' });
    expect(kept.map(({ event }) => event)).toEqual(['note', 'call-end']);
    expect(steps).toEqual(['closed']);
  });

  it('that cannot be opened costs the lines and nothing else', async () => {
    const logging = startLogging({
      redact: asIs,
      openDestination: () => Promise.reject(new Error('no room')),
    });
    logging.logger.info('one');
    expect(await logging.close()).toEqual({ written: 0, dropped: 1, failure: 'no room' });
  });
});
