import { execFile } from 'node:child_process';
import { request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure, type RequestOptions as SecureOptions } from 'node:https';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { interceptors, request, type Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import {
  createGuardedAgents,
  createGuardedDispatcher,
  type GuardedAgents,
} from '../../src/network.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  readAuthority,
  startEcho,
  startHttp,
  startHttps,
} from '../fixtures/network-servers.ts';

const refused = { name: 'SsrfError', code: 'safety/address-refused' };

describe('a guarded dispatcher', () => {
  it('refuses a request that says how its connection is made', async () => {
    await using server = await startHttp();
    const { dispatcher, asked } = openDispatcher(server.port);
    for (const smuggled of [
      { socketPath: '/var/run/docker.sock' },
      { connect: { host: '127.0.0.1' } },
    ]) {
      const options = { ...smuggled, dispatcher };
      await expect(request('http://public.example/', options)).rejects.toMatchObject({
        ...refused,
        rule: 'request-option',
      });
    }
    expect(asked).toEqual([]);
    await dispatcher.close();
  });

  it('refuses to ask a server for another one', async () => {
    await using server = await startHttp();
    const { dispatcher, asked } = openDispatcher(server.port);
    const origin = 'http://public.example';
    await expect(dispatcher.connect({ origin, path: '127.0.0.1:22' })).rejects.toMatchObject({
      rule: 'request-target',
    });
    await expect(
      dispatcher.request({ origin, method: 'GET', path: 'http://127.0.0.1/' }),
    ).rejects.toMatchObject({ rule: 'request-target' });
    const upgrade = { origin, path: '/', protocol: 'h2c' };
    await expect(dispatcher.upgrade(upgrade)).rejects.toMatchObject({ rule: 'upgrade' });
    expect(asked).toEqual([]);
    await dispatcher.close();
  });

  it('ends a refused request with the reason of its signal', async () => {
    const { dispatcher } = openDispatcher(1);
    const giver = new AbortController();
    const asked = dispatcher.request({
      origin: 'http://public.example',
      path: 'http://127.0.0.1/',
      method: 'GET',
      signal: giver.signal,
    });
    giver.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    await dispatcher.close();
  });

  it('judges the origin that an interceptor made', async () => {
    await using server = await startHttp();
    const { dispatcher } = openDispatcher(1, [server.port]);
    const composed = dispatcher.compose(
      (dispatch) => (options, handler) =>
        dispatch({ ...options, origin: `http://127.0.0.1:${server.port}` }, handler),
    );
    await expect(
      composed.request({ origin: 'http://public.example', path: '/', method: 'GET' }),
    ).rejects.toMatchObject(refused);
    expect(server.connections()).toBe(0);
    await dispatcher.close();
  });

  it('follows no redirect of an interceptor to a private place', async () => {
    await using inside = await startHttp();
    await using server = await startHttp((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end();
    });
    const { dispatcher } = openDispatcher(server.port, [80, inside.port]);
    const composed = dispatcher.compose(interceptors.redirect({ maxRedirections: 3 }));
    const options = { origin: 'http://public.example', path: '/', method: 'GET' } as const;
    await expect(composed.request(options)).rejects.toMatchObject(refused);
    expect(inside.connections()).toBe(0);
    await dispatcher.close();
  });

  it('asks the certificate for the host of the origin, whatever the host header says', async () => {
    await using server = await startHttps();
    const { dispatcher } = openDispatcher(server.port, [443], await readAuthority());
    const options = { dispatcher, headers: { host: 'secure.example' } };
    await expect(request('https://other.example/', options)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await dispatcher.close();
  });

  it('leaves what is no URL to undici', async () => {
    const { dispatcher } = openDispatcher(1);
    const options = { origin: 'ftp://public.example', path: '/', method: 'GET' } as const;
    await expect(dispatcher.request(options)).rejects.toThrow();
    await expect(dispatcher.request({ ...options, origin: 'no URL' })).rejects.toThrow();
    await dispatcher.close();
  });

  it.each<[string, (dispatcher: Dispatcher) => Promise<void>]>([
    ['a promise', (dispatcher) => dispatcher.destroy()],
    ['an error', (dispatcher) => dispatcher.destroy(new Error('over'))],
    ['a callback', (dispatcher) => new Promise((resolve) => dispatcher.destroy(resolve))],
    ['both', (dispatcher) => new Promise((resolve) => dispatcher.destroy(null, resolve))],
  ])('gives up its connections when it is destroyed with %s', async (_way, destroy) => {
    const dialled = Promise.withResolvers<AbortSignal>();
    const dispatcher = createGuardedDispatcher({
      for: 'undici-8',
      dial: ({ signal }) => {
        dialled.resolve(signal);
        return new Promise(() => {});
      },
    });
    const origin = `http://${publicAddress}`;
    const asked = dispatcher.request({ origin, path: '/', method: 'GET' });
    const failed = expect(asked).rejects.toThrow();
    const signal = await dialled.promise;
    await destroy(dispatcher);
    await failed;
    expect(signal.aborted).toBe(true);
  });

  it('works over a stream that is no socket', async () => {
    const dispatcher = createGuardedDispatcher({
      for: 'undici-8',
      dial: async () => {
        const [near, far] = duplexPair();
        far.once('data', () => far.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'));
        return near;
      },
    });
    const { body } = await request(`http://${publicAddress}/`, { dispatcher });
    expect(await body.text()).toBe('ok');
    await dispatcher.destroy();
  });
});

describe('guarded agents', () => {
  it('refuse a socket path', async () => {
    const { agents, asked } = await openAgents(1);
    const options = { socketPath: '/var/run/docker.sock', path: '/' };
    await expect(send(agents, 'http://public.example/', options)).rejects.toMatchObject({
      ...refused,
      rule: 'request-option',
    });
    expect(asked).toEqual([]);
    agents.close();
  });

  it('do not look at the look-up, the family or the way to connect of a request', async () => {
    await using inside = await startHttp();
    const { agents, asked } = await openAgents(1, [inside.port]);
    const tricks: RequestOptions = {
      lookup: (_host, _options, callback) => callback(null, '127.0.0.1', 4),
      createConnection: () => {
        throw new Error('expected the agent to connect');
      },
      family: 6,
      localAddress: '127.0.0.9',
    };
    const url = `http://10.0.0.1:${inside.port}/`;
    await expect(send(agents, url, tricks)).rejects.toMatchObject(refused);
    await expect(send(agents, url, { ...tricks, host: '127.0.0.1' })).rejects.toMatchObject(
      refused,
    );
    await expect(
      send(agents, 'http://public.example/', { hostname: '127.0.0.1', port: inside.port }),
    ).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
    expect(inside.connections()).toBe(0);
    agents.close();
  });

  it('verify the certificate, whatever a request says of it', async () => {
    await using server = await startHttps();
    const { agents } = await openAgents(server.port);
    const tricks = {
      rejectUnauthorized: false,
      servername: 'secure.example',
      checkServerIdentity: () => undefined,
    };
    await expect(send(agents, 'https://other.example/', tricks)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(send(agents, 'https://secure.example/', {})).resolves.toBe('reached');
    agents.close();
  });

  it('fail one that connects by hand without a host', async () => {
    const { agents } = await openAgents(1);
    const failure = new Promise((resolve) => {
      agents.http.createConnection({}, resolve);
    });
    expect(await failure).toMatchObject(refused);
    agents.close();
  });

  it('close what they keep and give up what they open', async () => {
    await using server = await startHttp();
    const { agents } = await openAgents(server.port);
    await send(agents, 'http://public.example/', {});
    const closed = send(agents, 'http://second.example/', {});
    agents.close();
    await expect(closed).rejects.toMatchObject({ name: 'AbortError' });
    const kept = Object.values(agents.http.freeSockets).flat();
    expect(kept.every((socket) => socket?.destroyed === true)).toBe(true);
  });
});

describe('the network part', () => {
  it('puts no dispatcher of its own beneath the fetch of Node when it is loaded', async () => {
    const script = `
      await import(${JSON.stringify(new URL('../../src/network.ts', import.meta.url).href)});
      const names = Object.getOwnPropertySymbols(globalThis).map(String);
      console.log(names.filter((name) => name.includes('undici')).length);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=@selfware/source',
      '--input-type=module',
      '--eval',
      script,
    ]);
    expect(stdout.trim()).toBe('0');
  });
});

describe('a proxy that the environment names', () => {
  const program = fileURLToPath(new URL('./programs/fetch-beside-proxy.ts', import.meta.url));

  it.each([
    ['plain', 'failed'],
    ['dispatcher', 'reached'],
    ['agents', 'reached'],
    ['unasked', 'refused'],
  ])('is asked by a plain request and by no guarded one: %s, %s', async (way, expected) => {
    // It answers nothing that HTTP knows.
    await using proxy = await startEcho();
    await using server = await startHttp();
    const address = `http://127.0.0.1:${proxy.port}`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@selfware/source', program, way, `http://127.0.0.1:${server.port}/`],
      {
        env: {
          PATH: process.env['PATH'],
          NODE_USE_ENV_PROXY: '1',
          HTTP_PROXY: address,
          http_proxy: address,
          HTTPS_PROXY: address,
          ALL_PROXY: address,
        },
      },
    );
    expect(stdout.trim()).toBe(expected);
    expect(proxy.connections()).toBe(way === 'plain' ? 1 : 0);
  });
});

function openDispatcher(
  leadsTo: number,
  ports: readonly number[] = [80, 443],
  ca = '',
): { dispatcher: Dispatcher; asked: readonly string[] } {
  const { dial, asked } = leadTo(leadsTo);
  const { resolve } = answerInTurn([publicAddress]);
  const options = { policy: { ports }, resolve, dial, ...(ca === '' ? {} : { tls: { ca } }) };
  return { dispatcher: createGuardedDispatcher({ ...options, for: 'undici-8' }), asked };
}

async function openAgents(
  leadsTo: number,
  ports: readonly number[] = [80, 443],
): Promise<{ agents: GuardedAgents; asked: readonly string[] }> {
  const { dial, asked } = leadTo(leadsTo);
  const { resolve } = answerInTurn([publicAddress]);
  const tls = { ca: await readAuthority() };
  return { agents: createGuardedAgents({ policy: { ports }, resolve, dial, tls }), asked };
}

/** As got, axios and node-fetch do: `request` with an agent among the options. */
function send(agents: GuardedAgents, url: string, options: SecureOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const agent = isSecure ? agents.https : agents.http;
    const start = isSecure ? requestSecure : requestPlain;
    start(url, { ...options, agent }, (answer) => void text(answer).then(resolve, reject))
      .on('error', reject)
      .end();
  });
}
