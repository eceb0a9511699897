import { connect } from 'node:net';

/** Whether somebody accepts connections at one of the hosts. */
export async function askTcp(
  { port, host }: { readonly port: number; readonly host?: string },
  signal: AbortSignal,
): Promise<boolean> {
  const hosts = host === undefined ? ['127.0.0.1', '::1'] : [host];
  const answers = await Promise.all(hosts.map((one) => accepts(one, port, signal)));
  return answers.includes(true);
}

function accepts(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    socket.once('connect', () => resolve(true));
    // Refused, out of reach or given up: nobody accepts.
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
