import { describe, expect, it } from 'vitest';
import { everyClient } from '../fixtures/guarded-clients.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  readAuthority,
  startHttp,
  startHttps,
} from '../fixtures/network-servers.ts';

const refusal = {
  name: 'SsrfError',
  code: 'safety/address-refused',
  message: 'expected a place that may be reached, got none for this request',
};

describe.each(everyClient)('the network guard under %s', (_name, open, tell) => {
  const refused = tell(refusal);

  it('reaches a public name through the address that was judged', async () => {
    await using server = await startHttp();
    const names = answerInTurn([publicAddress]);
    const dialler = leadTo(server.port);
    const client = open({ resolve: names.resolve, dial: dialler.dial });
    await expect(client.get('http://public.example/')).resolves.toBe('reached');
    expect(names.asked).toEqual(['public.example']);
    expect(dialler.asked).toEqual([`${publicAddress} 80`]);
    await client.close();
  });

  it('reaches a public address without asking for a name', async () => {
    await using server = await startHttp();
    const names = answerInTurn([publicAddress]);
    const dialler = leadTo(server.port);
    const client = open({ resolve: names.resolve, dial: dialler.dial });
    await expect(client.get(`http://${publicAddress}:8080/`)).resolves.toBe('reached');
    await expect(client.get('http://[2606:4700:4700::1111]/')).resolves.toBe('reached');
    expect(names.asked).toEqual([]);
    expect(dialler.asked).toEqual([`${publicAddress} 8080`, '2606:4700:4700::1111 80']);
    await client.close();
  });

  it('reaches what a rule opens, over the default dialler', async () => {
    await using server = await startHttp();
    const policy = { allow: [{ cidr: '127.0.0.1/32', ports: [server.port] }] };
    const client = open({ policy });
    await expect(client.get(`http://127.0.0.1:${server.port}/`)).resolves.toBe('reached');
    await client.close();
  });

  it('opens no connection to an address that is refused', async () => {
    await using server = await startHttp();
    const client = open({ policy: { ports: [server.port] } });
    await expect(client.get(`http://127.0.0.1:${server.port}/`)).rejects.toMatchObject(refused);
    await expect(client.get(`http://[::1]:${server.port}/`)).rejects.toMatchObject(refused);
    expect(server.connections()).toBe(0);
    await client.close();
  });

  it('opens no connection when the name is bound to loopback at the second request', async () => {
    await using server = await startHttp((_request, response) => {
      response.writeHead(200, { connection: 'close' }).end('reached');
    });
    await using inside = await startHttp();
    const names = answerInTurn([publicAddress], ['127.0.0.1']);
    const dialler = leadTo(server.port);
    const policy = { ports: [inside.port] };
    const client = open({ policy, resolve: names.resolve, dial: dialler.dial });
    const url = `http://rebound.example:${inside.port}/`;
    await expect(client.get(url)).resolves.toBe('reached');
    await expect(client.get(url)).rejects.toMatchObject(refused);
    expect(names.asked).toEqual(['rebound.example', 'rebound.example']);
    expect(dialler.asked).toEqual([`${publicAddress} ${inside.port}`]);
    expect(inside.connections()).toBe(0);
    await client.close();
  });

  it.each([
    ['one of several answers is refused', [publicAddress, '10.0.0.1']],
    ['every answer is refused', ['192.168.0.1', '::1']],
    ['an answer has a zone', ['fe80::1%lo']],
    ['an answer is no address', ['public.example']],
    ['there is no answer', []],
  ])('dials nothing when %s', async (_case, answers) => {
    const dialler = leadTo(1);
    const client = open({ resolve: answerInTurn(answers).resolve, dial: dialler.dial });
    await expect(client.get('http://mixed.example/')).rejects.toMatchObject(refused);
    expect(dialler.asked).toEqual([]);
    await client.close();
  });

  it('looks the same for what is blocked, refused by the other side, and unresolvable', async () => {
    const port = await closedPort();
    const client = open({
      policy: { ports: [80], allow: [{ cidr: '127.0.0.1/32', ports: [port] }] },
      resolve: () => Promise.reject(new Error('no such name')),
    });
    const urls = ['http://10.0.0.1/', `http://127.0.0.1:${port}/`, 'http://nowhere.example/'];
    const failures = await Promise.all(urls.map((url) => client.get(url).catch(String)));
    expect(new Set(failures).size).toBe(1);
    expect(failures[0]).toContain(Object.values(tell({ message: refusal.message }))[0]);
    await client.close();
  });

  it('verifies the certificate for the host of the request, a name and an address', async () => {
    await using server = await startHttps();
    const { dial } = leadTo(server.port);
    const { resolve } = answerInTurn([publicAddress]);
    const client = open({ resolve, dial, tls: { ca: await readAuthority() } });
    await expect(client.get('https://secure.example/')).resolves.toBe('reached');
    await expect(client.get(`https://${publicAddress}/`)).resolves.toBe('reached');
    await client.close();
  });

  it('tells plainly of a certificate for another name, and of an authority that is not trusted', async () => {
    await using server = await startHttps();
    const { dial } = leadTo(server.port);
    const { resolve } = answerInTurn([publicAddress]);
    const trusting = open({ resolve, dial, tls: { ca: await readAuthority() } });
    await expect(trusting.get('https://other.example/')).rejects.toMatchObject(
      tell({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
    );
    const doubting = open({ resolve, dial });
    await expect(doubting.get('https://secure.example/')).rejects.toMatchObject(
      tell({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
    );
    await Promise.all([trusting.close(), doubting.close()]);
  });
});

async function closedPort(): Promise<number> {
  await using server = await startHttp();
  return server.port;
}
