import { Socket, type TcpNetConnectOpts } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDial } from './dial-address.ts';

const { signal } = new AbortController();

function openNothing(options: TcpNetConnectOpts[] = []): {
  readonly open: (options: TcpNetConnectOpts) => Socket;
  readonly sockets: Socket[];
} {
  const sockets: Socket[] = [];
  return {
    sockets,
    open: (given) => {
      options.push(given);
      const socket = new Socket();
      sockets.push(socket);
      return socket;
    },
  };
}

describe('the default dialler', () => {
  it('fixes the family and lets nobody look the address up', async () => {
    const given: TcpNetConnectOpts[] = [];
    const { open, sockets } = openNothing(given);
    const dialled = createDial(open)({ address: '2001:db8::1', port: 443, signal });
    sockets[0]?.emit('error', new Error('refused'));
    await expect(dialled).rejects.toThrow('refused');
    expect(given).toMatchObject([
      { host: '2001:db8::1', port: 443, family: 6, autoSelectFamily: false },
    ]);
    let answer: unknown;
    given[0]?.lookup?.('any.example', {}, (failure) => (answer = failure));
    expect(answer).toBeInstanceOf(Error);
  });

  it('dials no name', async () => {
    const { open, sockets } = openNothing();
    const dialled = createDial(open)({ address: 'public.example', port: 80, signal });
    await expect(dialled).rejects.toThrow('expected an IP address');
    expect(sockets).toEqual([]);
  });

  it('refuses a socket that does not say whom it reached', async () => {
    const { open, sockets } = openNothing();
    const dialled = createDial(open)({ address: '192.0.2.1', port: 80, signal });
    sockets[0]?.emit('connect');
    await expect(dialled).rejects.toThrow('got another peer');
    expect(sockets[0]?.destroyed).toBe(true);
  });

  it('gives up with the signal', async () => {
    const { open, sockets } = openNothing();
    const giver = new AbortController();
    const dialled = createDial(open)({ address: '192.0.2.1', port: 80, signal: giver.signal });
    giver.abort();
    await expect(dialled).rejects.toThrow('given up');
    expect(sockets[0]?.destroyed).toBe(true);
    await expect(
      createDial(open)({ address: '192.0.2.1', port: 80, signal: giver.signal }),
    ).rejects.toThrow('aborted');
    expect(sockets).toHaveLength(1);
  });
});
