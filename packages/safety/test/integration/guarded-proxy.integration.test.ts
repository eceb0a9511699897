import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import {
  startGuardedProxy,
  type GuardedProxyOptions,
  type ProxyRefusal,
} from '../../src/network.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  startEcho,
  startHttp,
} from '../fixtures/network-servers.ts';

interface Ground extends AsyncDisposable {
  /** Sends bytes over one connection and gives all that comes back until it closes, or until `until` has come. */
  ask(request: string, until?: string): Promise<string>;
  readonly refused: ProxyRefusal[];
}

async function openGround(options: Partial<GuardedProxyOptions>): Promise<Ground> {
  const place = await createTemporaryWorkspace();
  const refused: ProxyRefusal[] = [];
  const proxy = await startGuardedProxy({
    socketPath: place.resolve('proxy'),
    hosts: [],
    environment: {},
    onRefusal: (refusal) => refused.push(refusal),
    ...options,
  });
  return {
    refused,
    async ask(request, until) {
      const socket = connect(proxy.socketPath);
      let answer = '';
      socket.write(request, 'latin1');
      await new Promise<void>((resolve, reject) => {
        socket.on('data', (bytes: Buffer) => {
          answer += bytes.toString('latin1');
          if (until !== undefined && answer.includes(until)) socket.destroy();
        });
        socket.on('close', () => {
          resolve();
        });
        socket.on('error', reject);
      });
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await place.remove();
    },
  };
}

const toPublic = () => answerInTurn([publicAddress]).resolve;

describe('startGuardedProxy', () => {
  it('tunnels to a listed host, to the address that was judged', async () => {
    await using echo = await startEcho();
    const dialler = leadTo(echo.port);
    await using ground = await openGround({
      hosts: ['a.example'],
      resolve: toPublic(),
      dial: dialler.dial,
    });
    const answer = await ground.ask('CONNECT a.example:443 HTTP/1.1\r\n\r\nping', 'ping');
    expect(answer).toBe('HTTP/1.1 200 Connection established\r\n\r\nping');
    expect(dialler.asked).toEqual([`${publicAddress} 443`]);
  });

  it('passes a plain request on, to the host of its URL and without what is for the proxy', async () => {
    await using server = await startHttp((request, response) => {
      response.end(
        `${String(request.method)} ${String(request.url)} ${JSON.stringify(request.headers)}`,
      );
    });
    await using ground = await openGround({
      hosts: ['*'],
      resolve: toPublic(),
      dial: leadTo(server.port).dial,
    });
    const answer = await ground.ask(
      'GET http://a.example/x?y HTTP/1.1\r\nHost: other.example\r\nProxy-Authorization: Basic x\r\nX-Own: 1\r\nConnection: close, X-Hop\r\nX-Hop: 2\r\n\r\n',
    );
    expect(answer).toContain('200 OK');
    expect(answer).toContain('GET /x?y');
    expect(answer).toContain('"host":"a.example"');
    expect(answer).toContain('"x-own":"1"');
    expect(answer).not.toMatch(/other\.example|roxy-|x-hop/u);
  });

  it('frames a body as it came, so that it is never read as a request', async () => {
    const urls: unknown[] = [];
    await using server = await startHttp((request, response) => {
      urls.push(request.url);
      const pieces: string[] = [];
      request.on('data', (bytes: Buffer) => pieces.push(bytes.toString()));
      request.on('end', () => response.end(`${String(request.url)} [${pieces.join('')}]`));
    });
    await using ground = await openGround({
      hosts: ['*'],
      resolve: toPublic(),
      dial: leadTo(server.port).dial,
    });
    const inner = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
    const chunk = `${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`;
    const head = 'GET http://a.example/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n';
    const answer = await ground.ask(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`);
    expect(answer).toContain(`/ [${inner}]`);
    expect(urls).toEqual(['/']);
  });

  it.each([
    ['an empty list', [], 'a.example', 'host-not-listed'],
    ['another host', ['b.example'], 'a.example', 'host-not-listed'],
    ['a name that is private', ['*'], 'private.example', 'address-refused'],
    ['a private address', ['*'], '10.0.0.1', 'address-refused'],
    ['loopback', ['*'], '127.0.0.1', 'address-refused'],
    ['loopback by name', ['*'], 'localhost', 'address-refused'],
    ['the metadata address', ['*'], '[fd00:ec2::254]', 'address-refused'],
  ])('dials nothing for %s, and says so', async (_case, hosts, host, rule) => {
    const dialler = leadTo(1);
    const resolve = answerInTurn(['10.1.2.3']).resolve;
    await using ground = await openGround({ hosts, resolve, dial: dialler.dial });
    const tunnel = await ground.ask(`CONNECT ${host}:443 HTTP/1.1\r\n\r\n`);
    const plain = await ground.ask(`GET http://${host}/ HTTP/1.1\r\nHost: x\r\n\r\n`);
    for (const answer of [tunnel, plain]) {
      expect(answer).toMatch(/^HTTP\/1\.1 403 /u);
      expect(answer).toContain(`(${rule})`);
    }
    expect(dialler.asked).toEqual([]);
    expect(ground.refused.map((refusal) => refusal.rule)).toEqual([rule, rule]);
  });

  it.each([
    'CONNECT a.example HTTP/1.1',
    'CONNECT a.example:0 HTTP/1.1',
    'CONNECT a.example:99999 HTTP/1.1',
    'CONNECT user@a.example:443 HTTP/1.1',
    'CONNECT [a.example]:443 HTTP/1.1',
    'GET / HTTP/1.1',
    'GET https://a.example/ HTTP/1.1',
    'GET http://me:pw@a.example/ HTTP/1.1',
    'GET file:///etc/passwd HTTP/1.1',
  ])('refuses what is no place: %s', async (line) => {
    const dialler = leadTo(1);
    await using ground = await openGround({
      hosts: ['*'],
      resolve: toPublic(),
      dial: dialler.dial,
    });
    const answer = await ground.ask(`${line}\r\nHost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 [^]*\(malformed\)/u);
    expect(dialler.asked).toEqual([]);
  });

  it('ends its tunnels when it closes', async () => {
    await using echo = await startEcho();
    const ground = await openGround({
      hosts: ['*'],
      resolve: toPublic(),
      dial: leadTo(echo.port).dial,
    });
    const answer = ground.ask('CONNECT a.example:443 HTTP/1.1\r\n\r\n');
    while (echo.connections() === 0) await setImmediate();
    await ground[Symbol.asyncDispose]();
    expect(await answer).toContain('200');
  });
});
