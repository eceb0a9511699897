import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createDial } from '../../src/network/connect/dial-address.ts';
import { resolveName } from '../../src/network/connect/resolve-name.ts';
import { guardedConnect, type GuardOptions } from '../../src/network.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  readAuthority,
  startEcho,
  startHttps,
  startTlsEcho,
} from '../fixtures/network-servers.ts';

const { signal } = new AbortController();

describe('guardedConnect', () => {
  it('carries a line protocol over a raw connection', async () => {
    await using server = await startEcho();
    const policy = { allow: [{ cidr: '127.0.0.1/32', ports: [server.port] }] };
    const stream = await guardedConnect({ host: '127.0.0.1', port: server.port }, { policy });
    stream.write('HELO\nQUIT\n');
    const lines: string[] = [];
    for await (const line of createInterface({ input: stream })) {
      if (lines.push(line) === 2) break;
    }
    expect(lines).toEqual(['HELO', 'QUIT']);
    stream.destroy();
  });

  it('carries TLS that is verified for the host, or for another name that is asked for', async () => {
    await using server = await startTlsEcho();
    const options = await tlsOptions(server.port);
    const ca = await readAuthority();
    for (const [host, tls] of [
      ['secure.example', true],
      ['secure.example.', true],
      [publicAddress, { alpn: ['line/1'] }],
      ['other.example', { servername: 'secure.example', ca: [ca] }],
    ] as const) {
      const stream = await guardedConnect({ host, port: 443, tls }, options);
      expect(stream).toBeInstanceOf(TLSSocket);
      stream.write('hello');
      expect(String((await once(stream, 'data'))[0])).toBe('hello');
      stream.destroy();
    }
  });

  it('sends the name of the host as server name, and none for an address', async () => {
    const names: unknown[] = [];
    await using server = await startHttps((request, response) => {
      names.push(request.socket instanceof TLSSocket && request.socket.servername);
      response.end();
    });
    const options = await tlsOptions(server.port);
    for (const host of ['secure.example', publicAddress]) {
      const stream = await guardedConnect({ host, port: 443, tls: true }, options);
      stream.write('GET / HTTP/1.0\r\n\r\n');
      await once(stream, 'data');
      stream.destroy();
    }
    expect(names).toEqual(['secure.example', false]);
  });

  it('verifies although the environment turns verification off', async () => {
    await using server = await startTlsEcho();
    const options = await tlsOptions(server.port);
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const connected = guardedConnect(
        { host: 'secure.example', port: 443, tls: true },
        { ...options, tls: {} },
      );
      await expect(connected).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('tells of an end in the middle of the handshake as TLS does', async () => {
    await using server = await startEcho();
    const options = await tlsOptions(server.port);
    const dial: GuardOptions['dial'] = async () => {
      const socket = connect(server.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.once('data', () => socket.destroy());
      return socket;
    };
    const connected = guardedConnect(
      { host: 'secure.example', port: 443, tls: true },
      { ...options, dial },
    );
    await expect(connected).rejects.not.toMatchObject({ name: 'SsrfError' });
  });

  it('takes a connection that came about from the signal', async () => {
    await using server = await startEcho();
    const giver = new AbortController();
    const policy = { allow: [{ cidr: '127.0.0.1/32', ports: [server.port] }] };
    const stream = await guardedConnect(
      { host: '127.0.0.1', port: server.port },
      { policy, signal: giver.signal },
    );
    giver.abort();
    stream.write('still');
    expect(String((await once(stream, 'data'))[0])).toBe('still');
    stream.destroy();
  });
});

describe('the default dialler', () => {
  it('connects to the address and port that it is asked for', async () => {
    await using server = await startEcho();
    const socket = await createDial()({ address: '127.0.0.1', port: server.port, signal });
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
    socket.destroy();
  });

  it.each(['another address', 'another port'])(
    'refuses a socket that reached %s, before a byte is written',
    async (what) => {
      await using server = await startEcho();
      const dial = createDial(() => connect(server.port, '127.0.0.1'));
      const address = what === 'another address' ? publicAddress : '127.0.0.1';
      const port = what === 'another port' ? 443 : server.port;
      await expect(dial({ address, port, signal })).rejects.toThrow('got another peer');
      expect(server.received()).toBe('');
    },
  );

  it('knows an IPv6 peer by its address, however that is written', async () => {
    await using server = await startEcho('::1');
    const address = '0:0:0:0:0:0:0:1';
    const socket = await createDial()({ address, port: server.port, signal });
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });
});

describe('the default resolver', () => {
  it('gives every address that the hosts file has for a name, as addresses', async () => {
    const answers = await resolveName('localhost', { signal });
    expect(answers).not.toEqual([]);
    expect(answers.every((answer) => ['127.0.0.1', '::1'].includes(answer))).toBe(true);
  });

  it('ends with the signal', async () => {
    await expect(resolveName('localhost', { signal: AbortSignal.abort() })).rejects.toThrow();
    const giver = new AbortController();
    const asked = resolveName('localhost', { signal: giver.signal });
    giver.abort();
    await expect(asked).rejects.toThrow('given up');
  });
});

async function tlsOptions(port: number): Promise<GuardOptions> {
  const { resolve } = answerInTurn([publicAddress]);
  return { resolve, dial: leadTo(port).dial, tls: { ca: await readAuthority() } };
}
