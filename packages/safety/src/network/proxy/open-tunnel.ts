import type { Duplex } from 'node:stream';
import { refusalText, type ProxyParts, type ProxyRefusal } from './proxy-parts.ts';

/** A CONNECT request. */
export interface TunnelRequest {
  /** `host:port`, as it was sent. */
  readonly authority: string;
  readonly socket: Duplex;
  /** What came behind the request already. */
  readonly head: Buffer;
}

/** Answers one CONNECT; never rejects. */
export async function openTunnel(
  { authority, socket, head }: TunnelRequest,
  { isListed, guard, onRefusal }: ProxyParts,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  const refuse = (refusal: ProxyRefusal): void => {
    onRefusal(refusal);
    const text = refusalText(refusal);
    socket.end(
      `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${String(Buffer.byteLength(text))}\r\nConnection: close\r\n\r\n${text}`,
    );
  };
  const target = parseAuthority(authority);
  if (target === undefined) {
    refuse({ host: authority.slice(0, 253), port: 0, rule: 'malformed' });
    return;
  }
  if (!isListed(target.host)) {
    refuse({ ...target, rule: 'host-not-listed' });
    return;
  }
  const gone = new AbortController();
  socket.on('close', () => {
    gone.abort();
  });
  try {
    join(socket, await guard.open({ ...target, scheme: 'https:' }, gone.signal), head);
  } catch {
    // Why is told to nobody behind the proxy: a difference would be a way to look around.
    refuse({ ...target, rule: 'address-refused' });
  }
}

function join(near: Duplex, far: Duplex, head: Buffer): void {
  far.on('error', () => near.destroy());
  far.on('close', () => near.destroy());
  near.on('close', () => far.destroy());
  near.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) far.write(head);
  far.pipe(near);
  near.pipe(far);
}

// A name or an address in brackets, and always a port.
function parseAuthority(
  authority: string,
): { readonly host: string; readonly port: number } | undefined {
  const match = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_.-]{1,253})):(\d{1,5})$/iu.exec(authority);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}
