import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createFakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import {
  createGuardedFetch,
  type GuardedFetch,
  type GuardedFetchOptions,
} from '../../src/network.ts';
import { faultOf } from '../fixtures/fault-of.ts';
import { credentials, publicAddress, readAuthority } from '../fixtures/network-servers.ts';

const url = 'http://one.example/';
const enough = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/** What a hostile server does with each request, by its number from 0. */
type Wire = (socket: Socket, index: number) => unknown;

interface HostileSite {
  readonly fetch: GuardedFetch;
  readonly connections: () => number;
  readonly open: () => number;
  readonly requests: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A server that writes bytes of its own, and a guarded fetch that is led to it. */
async function startHostile(wire: Wire, options: GuardedFetchOptions = {}): Promise<HostileSite> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      requests.push(bytes.toString('latin1'));
      wire(socket, requests.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const fetch = createGuardedFetch({
    resolve: () => Promise.resolve([publicAddress]),
    dial: async ({ signal }) => {
      const socket = connect({ host: '127.0.0.1', port, signal });
      await once(socket, 'connect');
      return socket;
    },
    ...options,
  });
  return {
    fetch,
    requests,
    connections: () => connections,
    open: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const say =
  (...answers: readonly (string | Buffer)[]): Wire =>
  (socket, index) => {
    const answer = answers[Math.min(index, answers.length - 1)] ?? '';
    socket.write(typeof answer === 'string' ? Buffer.from(answer, 'latin1') : answer);
  };

/** Writes the beginning, and then the same for ever, as fast as it is read. */
const flood =
  (beginning: string | Buffer, more: string | Buffer): Wire =>
  (socket) => {
    socket.write(beginning);
    const pour = (): void => {
      if (socket.destroyed) return;
      if (socket.write(more)) setImmediate(pour);
      else socket.once('drain', pour);
    };
    pour();
  };

/** The text that comes, or what `faultOf` says of what kept it from coming. */
async function readOf(attempt: Promise<Response>): Promise<string> {
  const given = await attempt.then((response) => response.text()).catch(causeOf);
  return typeof given === 'string' ? given : faultOf(thrown(given));
}

function causeOf(error: unknown): Error {
  const inner = error instanceof TypeError ? (error.cause ?? error) : error;
  return inner instanceof Error ? inner : new Error(String(inner));
}

async function thrown(error: Error): Promise<never> {
  await Promise.resolve();
  throw error;
}

describe('answers that are no answers', () => {
  it.each([
    ['of HTTP/0.9', 'just text, and no header'],
    ['with two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 5\r\n\r\nhello'],
    [
      'with a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ],
    ['with a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: +2\r\n\r\nok'],
    ['with a bare CR in a header', 'HTTP/1.1 200 OK\r\nx: a\rlocation: /x\r\n\r\n'],
    [
      'with a folded header',
      'HTTP/1.1 200 OK\r\nx: a\r\n location: /x\r\ncontent-length: 0\r\n\r\n',
    ],
    ['with a NUL in a header', 'HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 0\r\n\r\n'],
    [
      'that change the protocol unasked',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\nhello',
    ],
    [
      'with a chunk of a length that is none',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-5\r\nhello\r\n',
    ],
  ])('%s fail', async (_title, answer) => {
    await using site = await startHostile((socket) => socket.end(Buffer.from(answer, 'latin1')));
    const attempt = site.fetch(url).then((response) => response.text());
    await expect(attempt).rejects.toThrow();
    await expect.poll(site.open).toBe(0);
  });

  it('that end before their length fail while they are read', async () => {
    await using site = await startHostile((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok'),
    );
    const response = await site.fetch(url);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('bytes after an answer', () => {
  it.each([
    ['a second answer', `${enough}HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\npoison`],
    ['more than the length', `${enough}poison`],
    [
      'a body of a 304',
      'HTTP/1.1 304 Not Modified\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\npoison',
    ],
    ['a body of a 204', 'HTTP/1.1 204 No Content\r\n\r\npoison'],
  ])('serve no other request: %s', async (_title, answer) => {
    await using site = await startHostile(say(answer, enough));
    const first = await readOf(site.fetch(url));
    expect(first).not.toContain('poison');
    expect(await readOf(site.fetch(url))).toBe('ok');
    expect(site.connections()).toBe(2);
  });
});

describe('floods', () => {
  it.each([
    ['of interim answers', 'HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\n'.repeat(100), ''],
    ['of headers', `x: ${'y'.repeat(1_000)}\r\n`, 'HTTP/1.1 200 OK\r\n'],
    ['of one header name', 'x'.repeat(10_000), 'HTTP/1.1 200 OK\r\n'],
    [
      'of trailers',
      `x: ${'y'.repeat(1_000)}\r\n`,
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n',
    ],
    ['of body', 'x'.repeat(10_000), 'HTTP/1.1 200 OK\r\n\r\n'],
    [
      'of chunks',
      '1\r\nx\r\n'.repeat(1_000),
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
    ],
  ])(
    '%s end, and the connection with them',
    { timeout: 20_000 },
    async (_title, more, beginning) => {
      await using site = await startHostile(flood(beginning, more), { maxBytes: 100_000 });
      expect(await readOf(site.fetch(url))).toMatch(/fetch-limit|Overflow|fetch failed|Error/u);
      await expect.poll(site.open, { timeout: 4_000 }).toBe(0);
    },
  );

  it.each([
    ['an extension of a chunk', `5;${'x'.repeat(10_000)}`],
    ['a slow drip', '1\r\nx\r\n'],
    ['silence', ''],
  ])('%s without end is ended by the time limit', async (_title, bytes) => {
    const clock = createFakeClock();
    const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
    await using site = await startHostile((socket) => socket.write(`${head}${bytes}`), {
      clock,
      timeoutMs: 5_000,
    });
    const response = await site.fetch(url);
    const read = readOf(Promise.resolve(response));
    await clock.advance(5_000);
    expect(await read).toBe('safety/fetch-timeout');
    await expect.poll(site.open).toBe(0);
    expect(clock.pending()).toBe(0);
  });

  it.each([
    ['gzip', gzipSync('text')],
    ['deflate, gzip', gzipSync(gzipSync('text'))],
    ['br', brotliCompressSync('text')],
  ])('what follows a body of %s for ever is not read', async (encoding, body) => {
    const head = `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\n\r\n`;
    await using site = await startHostile(
      flood(Buffer.concat([Buffer.from(head), body]), Buffer.alloc(10_000, 1)),
    );
    await readOf(site.fetch(url));
    await expect.poll(site.open, { timeout: 4_000 }).toBe(0);
  });

  it('decodes gzip in several members whole', async () => {
    const body = Buffer.concat([gzipSync('one '), gzipSync('two')]);
    const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${String(body.length)}\r\n\r\n`;
    await using site = await startHostile(say(Buffer.concat([Buffer.from(head), body])));
    expect(await readOf(site.fetch(url))).toBe('one two');
  });
});

describe('where a redirect leads', () => {
  const found = (location: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from('HTTP/1.1 302 Found\r\ncontent-length: 0\r\nlocation: '),
      Buffer.from(location),
      Buffer.from('\r\n\r\n'),
    ]);

  it.each([
    ['bytes of Latin-1', Buffer.from('/caf\u00e9', 'latin1')],
    ['two places', '/a\r\nlocation: /b'],
    ['two places in one', '/a, /b'],
    ['three slashes', '///127.0.0.1/'],
    ['a slash and a backslash', '/\\127.0.0.1/'],
    ['two slashes and a backslash', '//\\127.0.0.1/'],
    ['a scheme without slashes', 'http:127.0.0.1'],
    ['a scheme in capitals', 'FILE:///etc/passwd'],
    ['a script', 'javascript:alert(1)'],
    ['text', 'data:text/plain,x'],
    ['a tab in the scheme', 'ht\ttp://127.0.0.1/'],
    ['an empty host', 'http://'],
    ['an octal address', '//0177.0.0.1/'],
    ['a short address', '//127.1/'],
    ['an address in full-width digits', Buffer.from('//\uff11\uff12\uff17.0.0.1/')],
    ['a user', '//one.example@127.0.0.1/'],
    ['an encoded host', '//%31%32%37.0.0.1/'],
    ['a scope', '//[fe80::1%25eth0]/'],
    ['a port that is none', '//one.example:99999/'],
  ])('is refused: %s', async (_title, location) => {
    await using site = await startHostile(say(found(location), enough));
    expect(await readOf(site.fetch(url))).toMatch(/^safety\/address-refused /u);
    expect(site.requests).toHaveLength(1);
  });

  it.each([
    ['UTF-8', Buffer.from('/caf\u00e9'), '/caf%C3%A9'],
    ['a query alone', '?q=1', '/?q=1'],
    ['a relative path', 'a/../b', '/b'],
    ['a path of two slashes after its dots', '/.//127.0.0.1/', '//127.0.0.1/'],
    ['a colon in a path', './a:b', '/a:b'],
    ['spaces around', '  /next \t', '/next'],
  ])('is followed on its own host: %s', async (_title, location, path) => {
    await using site = await startHostile(say(found(location), enough));
    expect(await readOf(site.fetch(url))).toBe('ok');
    expect(site.requests[1]).toMatch(new RegExp(`^GET ${path.replaceAll('?', '\\?')} `, 'u'));
  });

  it('is followed although the body of the redirect is broken', async () => {
    const broken =
      'HTTP/1.1 302 Found\r\ncontent-encoding: gzip\r\ncontent-length: 7\r\nlocation: /next\r\n\r\ngarbage';
    await using site = await startHostile(say(broken, enough));
    expect(await readOf(site.fetch(url))).toBe('ok');
  });

  it('is followed although the body of the redirect has no end', async () => {
    await using site = await startHostile((socket, index) =>
      index === 0
        ? flood('HTTP/1.1 302 Found\r\nlocation: /next\r\n\r\n', 'x'.repeat(1_000))(socket, 0)
        : say(enough)(socket, 0),
    );
    expect(await readOf(site.fetch(url))).toBe('ok');
    await expect.poll(site.open).toBe(1);
  });
});

describe('what a caller says', () => {
  it('puts nothing into the head of a request', async () => {
    await using site = await startHostile(say(enough));
    const headers = { 'x-a': 'b\r\nx-c: d' };
    await expect(site.fetch(url, { headers })).rejects.toThrow(TypeError);
    await expect(site.fetch(url, { method: 'GET / HTTP/1.1\r\nx: y' })).rejects.toThrow(TypeError);
    await expect(site.fetch(url, { method: 'CONNECT' })).rejects.toThrow(TypeError);
    await readOf(
      site.fetch(url, {
        method: 'POST',
        body: 'abc',
        headers: [
          ['Host', 'private.example'],
          ['Transfer-Encoding', 'chunked'],
          ['Content-Length', '0'],
          ['Content-Length', '99'],
          ['Connection', 'upgrade'],
          ['Upgrade', 'h2c'],
          ['Expect', '100-continue'],
        ],
      }),
    );
    const [head = ''] = site.requests;
    expect(head).not.toMatch(/private\.example|transfer-encoding|upgrade|expect/iu);
    expect(head.match(/^content-length: .*$/gimu)).toEqual(['content-length: 3']);
    expect(site.requests).toHaveLength(1);
  });

  it('cannot be a request that was sent before', async () => {
    await using site = await startHostile(say(enough));
    const request = new Request(url, { method: 'POST', body: 'abc' });
    await request.text();
    await expect(site.fetch(request)).rejects.toThrow(TypeError);
    expect(site.connections()).toBe(0);
  });

  it('fails with what its body throws', async () => {
    await using site = await startHostile(() => {});
    const body = new ReadableStream({
      pull() {
        throw new Error('no more');
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as const;
    await expect(site.fetch(url, init)).rejects.toThrow();
    await expect.poll(site.open).toBe(0);
  });

  it.each(['maxBytes', 'maxRatio', 'maxRedirects', 'maxHeaderBytes', 'timeoutMs'])(
    'is no limit when it is no number: %s',
    (name) => {
      expect(() => createGuardedFetch({ [name]: Number.NaN })).toThrow('NaN');
      expect(() => createGuardedFetch({ [name]: -1 })).toThrow('-1');
    },
  );

  it('may hold a user where the policy says so, and sends it to that origin alone', async () => {
    const moved =
      'HTTP/1.1 302 Found\r\ncontent-length: 0\r\nlocation: http://two.example/\r\n\r\n';
    await using site = await startHostile(say(moved, enough), { policy: { userinfo: true } });
    expect(await readOf(site.fetch('http://me:pass@one.example/'))).toBe('ok');
    const [first, second] = site.requests;
    expect(first?.toLowerCase()).toContain('authorization: basic');
    expect(first).toContain(btoa('me:pass'));
    expect(second?.toLowerCase()).not.toContain('authorization');
  });
});

describe('giving up', () => {
  it.each([0, 1, 2, 3, 4, 5, 8, 13, 21, 34])(
    'leaves nothing behind after %i turns',
    async (turns) => {
      const clock = createFakeClock();
      await using site = await startHostile(say('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok'), {
        clock,
      });
      const giver = new AbortController();
      const read = readOf(site.fetch(url, { signal: giver.signal }));
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      giver.abort(new Error('enough'));
      expect(await read).toContain('enough');
      await expect.poll(clock.pending).toBe(0);
      const again = await site.fetch(url).then((response) => response.body?.cancel());
      expect(again).toBeUndefined();
      await expect.poll(site.open).toBe(0);
    },
  );

  it.each<[string, GuardedFetchOptions]>([
    ['a resolver', { resolve: () => new Promise(() => {}) }],
    ['a dialler', { dial: () => new Promise(() => {}) }],
  ])('comes by the time limit when %s never answers', async (_title, options) => {
    const clock = createFakeClock();
    await using site = await startHostile(say(enough), { ...options, clock, timeoutMs: 5_000 });
    const read = readOf(site.fetch(url));
    await expect.poll(clock.pending).toBeGreaterThan(1);
    await clock.advance(5_000);
    expect(await read).toBe('safety/fetch-timeout');
    await clock.advance(10_000);
    await expect.poll(clock.pending).toBe(0);
  });
});

describe('connections from elsewhere', () => {
  it.each([
    ['1.1.1.1 '],
    [' 1.1.1.1'],
    [''],
    ['1.1.1'],
    ['1.1.1.1:80'],
    ['[2606:4700::1]'],
    ['2606:4700::1%eth0'],
  ])('are not made to the answer %j', async (answer) => {
    await using site = await startHostile(say(enough), {
      resolve: () => Promise.resolve([publicAddress, answer]),
    });
    expect(await readOf(site.fetch(url))).toMatch(/^safety\/address-refused /u);
    expect(site.connections()).toBe(0);
  });

  it('that are destroyed already are refused like those that fail', async () => {
    await using site = await startHostile(say(enough), {
      dial: () => {
        const socket = connect({ host: '127.0.0.1', port: 1 });
        socket.on('error', () => {}).destroy();
        return Promise.resolve(socket);
      },
    });
    expect(await readOf(site.fetch(url))).toBe('safety/address-refused connection-failed');
    expect(await readOf(site.fetch('https://one.example/'))).toBe(
      'safety/address-refused connection-failed',
    );
  });

  it('that speak nothing but HTTP/2 fail', async () => {
    const server = createTlsServer({ ...(await credentials()), ALPNProtocols: ['h2'] });
    server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const fetch = createGuardedFetch({
      resolve: () => Promise.resolve([publicAddress]),
      dial: async () => {
        const socket = connect({ host: '127.0.0.1', port });
        await once(socket, 'connect');
        return socket;
      },
      tls: { ca: await readAuthority() },
    });
    await expect(fetch('https://secure.example/')).rejects.toThrow();
    server.close();
    await once(server, 'close');
  });
});
