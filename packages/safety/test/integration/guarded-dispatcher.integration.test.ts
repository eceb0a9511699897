import { createGuardedDispatcher, type NetworkPolicy } from '@selfware/safety/network';
import { fetch as undiciFetch, request } from 'undici';
import { describe, expect, it } from 'vitest';
import { SsrfError } from '../../src/errors.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  readAuthority,
  startHttp,
  startHttps,
} from '../fixtures/network-servers.ts';

type Options = Omit<Parameters<typeof createGuardedDispatcher>[0], 'for'>;

/** One way to make a guarded request; it gives the body, or throws the error of the dispatcher itself. */
interface Client {
  get(url: string): Promise<string>;
  close(): Promise<void>;
}

const clients: readonly (readonly [name: string, open: (options: Options) => Client])[] = [
  [
    'the fetch of Node',
    (options) => {
      const dispatcher = createGuardedDispatcher({ ...options, for: 'node-fetch' });
      return {
        get: (url) =>
          fetch(url, { dispatcher } as RequestInit).then((response) => response.text(), unwrap),
        close: () => dispatcher.close(),
      };
    },
  ],
  [
    'the fetch of undici',
    (options) => {
      const dispatcher = createGuardedDispatcher({ ...options, for: 'undici-8' });
      return {
        get: (url) => undiciFetch(url, { dispatcher }).then((response) => response.text(), unwrap),
        close: () => dispatcher.close(),
      };
    },
  ],
  [
    'the request of undici',
    (options) => {
      const dispatcher = createGuardedDispatcher({ ...options, for: 'undici-8' });
      return {
        get: async (url) => (await request(url, { dispatcher })).body.text(),
        close: () => dispatcher.close(),
      };
    },
  ],
];

function unwrap(failure: unknown): never {
  throw failure instanceof TypeError ? failure.cause : failure;
}

function loopback(port: number): NetworkPolicy {
  return { allow: [{ cidr: '127.0.0.1/32', ports: [port] }] };
}

describe.each(clients)('a guarded dispatcher under %s', (_name, open) => {
  it('resolves a name once for each connection, and never for one that it uses again', async () => {
    await using server = await startHttp();
    const names = answerInTurn([publicAddress]);
    const dialler = leadTo(server.port);
    const client = open({ resolve: names.resolve, dial: dialler.dial });
    for (const path of ['1', '2', '3', '4', '5', '6']) {
      await expect(client.get(`http://public.example/${path}`)).resolves.toBe('reached');
    }
    // undici opens a second connection when a request comes before the first is seen as free.
    expect(server.connections()).toBeLessThanOrEqual(2);
    expect(names.asked).toEqual(
      Array.from({ length: server.connections() }, () => 'public.example'),
    );
    expect(dialler.asked).toEqual(names.asked.map(() => `${publicAddress} 80`));
    await client.close();
  });

  it('reaches what a rule opens, over the default dialler', async () => {
    await using server = await startHttp();
    const client = open({ policy: loopback(server.port) });
    await expect(client.get(`http://127.0.0.1:${server.port}/`)).resolves.toBe('reached');
    await client.close();
  });

  it('opens no connection to a private address', async () => {
    await using server = await startHttp();
    const client = open({});
    await expect(client.get(`http://127.0.0.1:${server.port}/`)).rejects.toBeInstanceOf(SsrfError);
    expect(server.connections()).toBe(0);
    await client.close();
  });

  it('verifies the certificate for the name of the origin', async () => {
    await using server = await startHttps();
    const { dial } = leadTo(server.port);
    const { resolve } = answerInTurn([publicAddress]);
    const client = open({ resolve, dial, tls: { ca: await readAuthority() } });
    await expect(client.get('https://secure.example/')).resolves.toBe('reached');
    await expect(client.get(`https://${publicAddress}/`)).resolves.toBe('reached');
    await expect(client.get('https://other.example/')).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await client.close();
  });
});
