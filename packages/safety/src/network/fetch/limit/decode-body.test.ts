import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody, type BodyDecoding } from './decode-body.ts';

interface Decoded {
  readonly decoding: BodyDecoding;
  readonly chunks: Buffer[];
  /** What was asked of the wire, in order. */
  readonly wire: string[];
  readonly failures: unknown[];
  readonly ended: Promise<unknown>;
}

function start(onChunk: (decoding: BodyDecoding) => void = () => {}): Decoded {
  const chunks: Buffer[] = [];
  const wire: string[] = [];
  const failures: unknown[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<unknown>();
  const decoding = decodeBody({
    encoding: 'gzip',
    controller: {
      aborted: false,
      paused: false,
      reason: null,
      abort: (reason) => wire.push(`abort ${reason.message}`),
      pause: () => wire.push('pause'),
      resume: () => wire.push('resume'),
    },
    give(chunk) {
      chunks.push(chunk);
      onChunk(decoding);
    },
    end: () => end('ended'),
    fail(error) {
      failures.push(error);
      end('failed');
    },
  });
  return { decoding, chunks, wire, failures, ended };
}

const long = Buffer.alloc(2_000_000, 'text');
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

describe('a body that is decoded', () => {
  it('waits while its reader does, and so does the wire', async () => {
    let isSlow = true;
    const { decoding, chunks, wire, ended } = start(({ controller }) => {
      if (isSlow) controller.pause();
    });
    const body = gzipSync(long, { level: 0 });
    for (let at = 0; at < body.length; at += 16_384) decoding.write(body.subarray(at, at + 16_384));
    await settle();
    expect(wire[0]).toBe('pause');
    expect(wire).not.toContain('resume');
    expect(Buffer.concat(chunks).length).toBeLessThan(100_000);
    isSlow = false;
    decoding.controller.resume();
    await expect.poll(() => wire.at(-1)).toBe('resume');
    decoding.finish();
    expect(await ended).toBe('ended');
    expect(Buffer.concat(chunks).equals(long)).toBe(true);
  });

  it('waits from the start when its reader does before anything came', async () => {
    const { decoding, chunks, wire, ended } = start();
    decoding.controller.pause();
    decoding.write(gzipSync('text'));
    decoding.finish();
    await settle();
    expect(chunks).toEqual([]);
    decoding.controller.resume();
    expect(await ended).toBe('ended');
    expect([String(Buffer.concat(chunks)), wire]).toEqual(['text', []]);
  });

  it('lets the wire go on when its reader does before anything came', () => {
    const { decoding, wire } = start();
    decoding.controller.resume();
    expect(wire).toEqual(['resume']);
  });

  it('is ended by its reader on the wire, or in itself once the wire has nothing more', () => {
    const { decoding, wire, failures } = start();
    const { controller } = decoding;
    expect([controller.aborted, controller.paused, controller.reason]).toEqual([
      false,
      false,
      null,
    ]);
    decoding.write(gzipSync('text'));
    controller.abort(new Error('enough'));
    expect(wire).toEqual(['abort enough']);
    decoding.finish();
    const reason = new Error('now');
    controller.abort(reason);
    expect(failures).toEqual([reason]);
    decoding.destroy();
  });
});
