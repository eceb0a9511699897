import { connect, isIP, SocketAddress, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { Dial, DialTarget } from './dial.ts';

/** Makes the default dialler over what opens a socket, which only tests replace. */
export function createDial(open: (options: TcpNetConnectOpts) => Socket = connect): Dial {
  return (target) => dialAddress(target, open);
}

/**
 * Opens a TCP socket to one address, without any resolver, and checks on arrival that the other end is the address and
 * port asked for; nothing was written then. Rejects when it is not, when there is no connection, and on abort.
 */
function dialAddress(
  { address, port, signal }: DialTarget,
  open: (options: TcpNetConnectOpts) => Socket,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const family = isIP(address);
    if (family === 0) throw new Error('expected an IP address to dial, got another text');
    signal.throwIfAborted();
    const socket = open({
      host: address,
      port,
      family,
      // A literal is not looked up; should it ever be, there is nobody to ask.
      lookup: (_host, _options, callback) => callback(new Error('expected no look-up'), '', 0),
      autoSelectFamily: false,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 60_000,
    });
    const fail = (failure: Error): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(failure);
    };
    const abort = (): void => fail(new Error('the attempt was given up'));
    signal.addEventListener('abort', abort, { once: true });
    socket.on('error', fail);
    socket.once('connect', () => {
      if (!isPeer(socket, { address, port })) {
        fail(new Error('expected the address that was asked for, got another peer'));
        return;
      }
      signal.removeEventListener('abort', abort);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function isPeer(
  socket: Socket,
  asked: { readonly address: string; readonly port: number },
): boolean {
  const { remoteAddress, remotePort } = socket;
  return (
    remoteAddress !== undefined &&
    remotePort === asked.port &&
    canonical(remoteAddress) === canonical(asked.address)
  );
}

/** One text for one address; the system writes the address of a peer in its own way. */
function canonical(address: string): string {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return new SocketAddress({ address, family }).address;
}
