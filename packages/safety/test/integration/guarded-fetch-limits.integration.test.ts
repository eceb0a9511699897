import { once } from 'node:events';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { FetchLimitError, FetchTimeoutError } from '../../src/errors.ts';
import { faultOf } from '../fixtures/fault-of.ts';
import { startSites, type Site } from '../fixtures/guarded-sites.ts';

const url = 'http://one.example/';
const send =
  (body: Uint8Array | string, headers: Readonly<Record<string, string>> = {}): Site =>
  (_request, response) =>
    void response.writeHead(200, headers).end(body);

/** What the reader of a body gets as the cause of its failure. */
async function causeOf(response: Response): Promise<unknown> {
  return response.arrayBuffer().then(
    () => 'read',
    (error: unknown) => (error instanceof TypeError ? error.cause : error),
  );
}

/** Bytes that hardly compress, always the same. */
function scrambled(length: number): number[] {
  let state = 1;
  return Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff);
}

const encoders = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  'deflate, gzip': (bytes: Uint8Array) => gzipSync(deflateSync(bytes)),
} as const;

describe('limits of a guarded fetch', () => {
  it('refuses headers that are too long, by its own count and by that of the parser', async () => {
    const headers = { 'x-long': 'x'.repeat(5_000) };
    await using small = await startSites(
      { 'one.example': send('', headers) },
      { maxHeaderBytes: 4_000 },
    );
    expect(await faultOf(small.fetch(url))).toBe('safety/fetch-limit headers');
    await using huge = await startSites({
      'one.example': send('', { 'x-long': 'x'.repeat(60_000) }),
    });
    expect(await faultOf(huge.fetch(url))).toBe('safety/fetch-limit headers');
  });

  it('refuses a body that is said to be too long before it is read', async () => {
    await using sites = await startSites(
      { 'one.example': send('x'.repeat(101), { 'content-length': '101' }) },
      { maxBytes: 100 },
    );
    expect(await faultOf(sites.fetch(url))).toBe('safety/fetch-limit body');
  });

  it('ends a body of unknown length where it becomes too long', async () => {
    await using sites = await startSites(
      {
        'one.example': (_request, response) => {
          response.write('x'.repeat(60));
          setImmediate(() => response.end('x'.repeat(60)));
        },
      },
      { maxBytes: 100 },
    );
    // Whichever comes first: the excess may arrive with the headers.
    const fault = await sites.fetch(url).then(causeOf, (error: unknown) => error);
    expect(fault).toBeInstanceOf(FetchLimitError);
  });

  it('gives a body of exactly its limit', async () => {
    await using sites = await startSites(
      { 'one.example': send('x'.repeat(100)) },
      { maxBytes: 100 },
    );
    expect(await (await sites.fetch(url)).text()).toHaveLength(100);
  });

  it.each(Object.entries(encoders))(
    'decodes %s and takes its headers away',
    async (encoding, encode) => {
      const text = 'some text, '.repeat(10_000);
      await using sites = await startSites({
        'one.example': send(encode(Buffer.from(text)), {
          'content-encoding': encoding,
          'x-kept': 'yes',
        }),
      });
      const response = await sites.fetch(url);
      expect(await response.text()).toBe(text);
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(response.headers.get('x-kept')).toBe('yes');
    },
  );

  it('decodes deflate without its wrapper', async () => {
    await using sites = await startSites({
      'one.example': send(deflateRawSync('bare'), { 'content-encoding': 'deflate' }),
    });
    expect(await (await sites.fetch(url)).text()).toBe('bare');
  });

  it('leaves alone what it cannot decode, and bodies that are none', async () => {
    await using sites = await startSites({
      'one.example': ({ url: path }, response) =>
        void response
          .writeHead(path === '/empty' ? 304 : 200, {
            'content-encoding': path === '/odd' ? 'odd' : 'gzip',
          })
          .end(path === '/odd' ? 'odd' : undefined),
    });
    expect(await (await sites.fetch(`${url}odd`)).text()).toBe('odd');
    expect((await sites.fetch(`${url}empty`)).status).toBe(304);
    expect((await sites.fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect(await (await sites.fetch(`${url}nothing`)).text()).toBe('');
  });

  it.each(Object.entries(encoders))('stops a bomb of %s', async (encoding, encode) => {
    const bomb = encode(Buffer.alloc(40_000_000));
    await using sites = await startSites({
      'one.example': send(bomb, { 'content-encoding': encoding }),
    });
    const fault = await sites.fetch(url).then(causeOf, (error: unknown) => error);
    expect(fault).toBeInstanceOf(FetchLimitError);
  });

  it('stops a body that decodes to more than its limit, whatever its ratio', async () => {
    const body = gzipSync(Buffer.from(scrambled(60_000)));
    await using sites = await startSites(
      { 'one.example': send(body, { 'content-encoding': 'gzip' }) },
      { maxBytes: 50_000, maxRatio: Number.POSITIVE_INFINITY },
    );
    expect(await sites.fetch(url).then(causeOf, (error: unknown) => error)).toBeInstanceOf(
      FetchLimitError,
    );
  });

  it('refuses a body that is encoded three times', async () => {
    const body = gzipSync(gzipSync(gzipSync('x')));
    await using sites = await startSites({
      'one.example': send(body, { 'content-encoding': 'gzip, gzip, gzip' }),
    });
    expect(await sites.fetch(url).then(causeOf, (error: unknown) => error)).toBeInstanceOf(
      FetchLimitError,
    );
  });

  it.each([
    ['cut off', gzipSync('text'.repeat(1_000)).subarray(0, -12)],
    ['garbage', Buffer.from('no gzip at all')],
  ])('fails on an encoded body that is %s, and gives no wrong text', async (_title, body) => {
    await using sites = await startSites({
      'one.example': send(body, { 'content-encoding': 'gzip' }),
    });
    const attempt = sites.fetch(url).then((response) => response.text());
    await expect(attempt).rejects.toThrow();
  });

  it('reads a long encoded body slowly without losing a byte', async () => {
    const bytes = Buffer.from(scrambled(3_000_000));
    await using sites = await startSites({
      'one.example': send(gzipSync(bytes), { 'content-encoding': 'gzip' }),
    });
    const response = await sites.fetch(url);
    const read: Uint8Array[] = [];
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      read.push(chunk);
      await new Promise(setImmediate);
    }
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
  });
});

describe('the time of a guarded fetch', () => {
  it('ends a request whose answer does not come', async () => {
    const clock = createFakeClock();
    const asked = Promise.withResolvers<undefined>();
    await using sites = await startSites(
      { 'one.example': () => asked.resolve(undefined) },
      { clock, timeoutMs: 5_000 },
    );
    const told = faultOf(sites.fetch(url));
    await asked.promise;
    await clock.advance(5_000);
    expect(await told).toBe('safety/fetch-timeout');
  });

  it('counts redirects and the body together', async () => {
    const clock = createFakeClock();
    await using sites = await startSites(
      {
        'one.example': (_request, response) => {
          void clock.advance(3_000);
          response.writeHead(302, { location: 'http://two.example/' }).end();
        },
        'two.example': (_request, response) => void response.write('the beginning'),
      },
      { clock, timeoutMs: 5_000 },
    );
    const response = await sites.fetch(url);
    const cause = causeOf(response);
    await clock.advance(2_000);
    expect(await cause).toBeInstanceOf(FetchTimeoutError);
  });

  it('leaves no timer behind once the body is read, cancelled or refused', async () => {
    const clock = createFakeClock();
    await using sites = await startSites({ 'one.example': send('text') }, { clock });
    await (await sites.fetch(url)).text();
    await (await sites.fetch(url)).body?.cancel();
    const refused = faultOf(sites.fetch('http://10.0.0.1/'));
    await new Promise(setImmediate);
    await clock.advance(100);
    expect(await refused).toBe('safety/address-refused private-address');
    await expect.poll(() => clock.pending()).toBe(0);
  });

  it('tells a refusal not before 100 ms, whatever it comes from', async () => {
    const clock = createFakeClock();
    await using sites = await startSites({ 'one.example': send('') }, { clock });
    for (const place of [
      'http://10.0.0.1/',
      'http://private.example/',
      'http://nowhere.example/',
      'file:///x',
    ]) {
      let isTold = false;
      const told = faultOf(sites.fetch(place)).then((fault) => {
        isTold = true;
        return fault;
      });
      await expect.poll(() => clock.pending()).toBeGreaterThan(0);
      await clock.advance(99);
      await new Promise(setImmediate);
      expect(isTold).toBe(false);
      await clock.advance(1);
      expect(await told).toMatch(/^safety\/address-refused /u);
    }
  });
});

describe('giving up a guarded fetch', () => {
  it('rejects with the reason of a signal that is aborted already, and connects to nothing', async () => {
    await using sites = await startSites({ 'one.example': send('x') });
    const reason = new Error('changed my mind');
    await expect(sites.fetch(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sites.dialled).toEqual([]);
  });

  it('rejects at once while the answer is awaited and while the body is read', async () => {
    const asked = Promise.withResolvers<undefined>();
    await using sites = await startSites({
      'one.example': ({ url: path }, response) => {
        if (path === '/body') response.write('the beginning');
        else asked.resolve(undefined);
      },
    });
    const reason = new Error('changed my mind');
    const waiting = new AbortController();
    const attempt = sites.fetch(url, { signal: waiting.signal });
    await asked.promise;
    waiting.abort(reason);
    await expect(attempt).rejects.toBe(reason);
    const reading = new AbortController();
    const response = await sites.fetch(new Request(`${url}body`, { signal: reading.signal }));
    const body = response.text();
    reading.abort(reason);
    await expect(body).rejects.toThrow();
  });

  it('closes the connection of a body that nobody reads to its end', async () => {
    const closed = Promise.withResolvers<undefined>();
    await using sites = await startSites({
      'one.example': (_request, response) => {
        response.write('the beginning');
        void once(response, 'close').then(() => closed.resolve(undefined));
      },
    });
    await (await sites.fetch(url)).body?.cancel();
    await closed.promise;
  });
});
