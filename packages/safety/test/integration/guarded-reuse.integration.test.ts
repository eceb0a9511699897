import { createFakeClock } from '@selfware/test-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchClients, poolingClients } from '../fixtures/guarded-clients.ts';
import { answerInTurn, leadTo, publicAddress, startHttp } from '../fixtures/network-servers.ts';

const refused = { name: 'SsrfError', code: 'safety/address-refused' };

describe.each(poolingClients)('a pool of guarded connections under %s', (_name, open) => {
  afterEach(() => void vi.useRealTimers());

  it('resolves a name once for each connection, and never for one that it uses again', async () => {
    await using server = await startHttp();
    const names = answerInTurn([publicAddress], ['127.0.0.1']);
    const dialler = leadTo(server.port);
    const client = open({ resolve: names.resolve, dial: dialler.dial });
    for (const path of ['1', '2', '3', '4', '5', '6']) {
      await expect(client.get(`http://public.example/${path}`)).resolves.toBe('reached');
      await settle();
    }
    expect(server.connections()).toBe(1);
    expect(names.asked).toEqual(['public.example']);
    expect(dialler.asked).toEqual([`${publicAddress} 80`]);
    await client.close();
  });

  it('keeps the policy that it was made with', async () => {
    await using server = await startHttp();
    const url = `http://127.0.0.1:${server.port}/`;
    const rule = { cidr: '127.0.0.1/32', ports: [server.port] };
    const loose = { allow: [rule], schemes: ['http'] };
    const first = open({ policy: loose });
    loose.allow.pop();
    loose.schemes.pop();
    await expect(first.get(url)).resolves.toBe('reached');
    const strict = { allow: [{ ...rule, cidr: '127.0.0.2/32' }] };
    const second = open({ policy: strict });
    strict.allow.push(rule);
    await expect(second.get(url)).rejects.toMatchObject(refused);
    expect(server.connections()).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });

  it('serves no connection that another policy opened', async () => {
    await using server = await startHttp();
    const url = `http://127.0.0.1:${server.port}/`;
    const rule = { cidr: '127.0.0.1/32', ports: [server.port] };
    const first = open({ policy: { allow: [rule] } });
    await expect(first.get(url)).resolves.toBe('reached');
    const denying = open({ policy: { allow: [rule], deny: [{ cidr: '127.0.0.0/8' }] } });
    await expect(denying.get(url)).rejects.toMatchObject(refused);
    const second = open({ policy: { allow: [rule] } });
    await expect(second.get(url)).resolves.toBe('reached');
    expect(server.connections()).toBe(2);
    await Promise.all([first.close(), denying.close(), second.close()]);
  });

  it('does not use a connection again after a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const clock = createFakeClock();
    await using server = await startHttp((_request, response) => {
      response.writeHead(200, { 'keep-alive': 'timeout=600' }).end('reached');
    });
    const names = answerInTurn([publicAddress]);
    const client = open({ resolve: names.resolve, dial: leadTo(server.port).dial, clock });
    const ask = async (): Promise<void> => {
      await expect(client.get('http://public.example/')).resolves.toBe('reached');
      await settle();
    };
    await ask();
    await pass(59_000, clock);
    await ask();
    expect(names.asked).toHaveLength(1);
    await pass(1_001, clock);
    await ask();
    expect(names.asked).toHaveLength(2);
    await client.close();
  });

  it('refuses a scheme that the policy does not have', async () => {
    await using server = await startHttp();
    const policy = {
      schemes: ['https'],
      allow: [{ cidr: '127.0.0.1/32', ports: [server.port] }],
    };
    const client = open({ policy });
    const asked = client.get(`http://127.0.0.1:${server.port}/`);
    await expect(asked).rejects.toMatchObject({ ...refused, rule: 'scheme' });
    expect(server.connections()).toBe(0);
    await client.close();
  });
});

describe.each(fetchClients)('a redirect under %s', (_name, open) => {
  it.each(['127.0.0.1', '[::ffff:127.0.0.1]', 'localhost', 'inside.example'])(
    'to %s opens no connection',
    async (host) => {
      await using inside = await startHttp();
      await using server = await startHttp((_request, response) => {
        response.writeHead(302, { location: `http://${host}:${inside.port}/` }).end();
      });
      const client = open({
        policy: { ports: [80, inside.port] },
        resolve: (name) =>
          Promise.resolve([name === 'public.example' ? publicAddress : '127.0.0.1']),
        dial: leadTo(server.port).dial,
      });
      await expect(client.get('http://public.example/')).rejects.toMatchObject(refused);
      expect(server.connections()).toBe(1);
      expect(inside.connections()).toBe(0);
      await client.close();
    },
  );
});

/** Both see a connection as free some turns after the body was read. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Time of the injected clock, and of the machine, which undici looks at. */
async function pass(ms: number, clock: { advance(ms: number): Promise<void> }): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  await clock.advance(ms);
  await settle();
}
