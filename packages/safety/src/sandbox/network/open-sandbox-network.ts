import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GuardOptions } from '../../network/connect/guard-options.ts';
import type { ProxyRefusal } from '../../network/proxy/proxy-parts.ts';

/** What a sandbox may reach of the network. */
export interface SandboxNetworkOptions extends GuardOptions {
  /** `example.com`, `*.example.com` or `*`; at least one. */
  readonly hosts: readonly string[];
  /** Told of each request that was refused. */
  readonly onRefusal?: (refusal: ProxyRefusal) => void;
}

/** A way out of a sandbox that leads through the network guard. */
export interface SandboxNetwork {
  /** A directory of its own with the socket in it, to be bound into the sandbox. */
  readonly directory: string;
  readonly socketPath: string;
  readonly hosts: readonly string[];
  /** The port inside the sandbox that programs are told of. */
  readonly port: number;
  /** What was refused since this was asked for last, the newest 32. */
  readonly takeRefusals: () => readonly ProxyRefusal[];
  /** What tells programs of the way: the usual variables of proxies. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends every connection and removes the socket. */
  close(): Promise<void>;
}

// Nothing else has a port in a network namespace of its own.
const port = 3128;

/**
 * Opens a way out: a proxy on a Unix socket that reaches the listed hosts and, as every guarded connection, nothing private. Throws
 * `safety/network-policy` for a host that is none; nothing is left behind then.
 */
export async function openSandboxNetwork(options: SandboxNetworkOptions): Promise<SandboxNetwork> {
  const { startGuardedProxy } = await import('../../network/proxy/guarded-proxy.ts');
  const directory = await mkdtemp(join(tmpdir(), 'selfware-network-'));
  await chmod(directory, 0o700);
  const socketPath = join(directory, 'proxy');
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const refusals: ProxyRefusal[] = [];
  const onRefusal = (refusal: ProxyRefusal): void => {
    refusals.push(refusal);
    if (refusals.length > 32) refusals.shift();
    options.onRefusal?.(refusal);
  };
  const proxy = await startGuardedProxy({ ...options, onRefusal, socketPath }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  const address = `http://127.0.0.1:${String(port)}`;
  return {
    directory,
    socketPath,
    hosts: [...options.hosts],
    takeRefusals: () => refusals.splice(0),
    port,
    environment: {
      HTTP_PROXY: address,
      HTTPS_PROXY: address,
      http_proxy: address,
      https_proxy: address,
      NO_PROXY: '',
      no_proxy: '',
      NODE_USE_ENV_PROXY: '1',
    },
    async close() {
      await proxy.close();
      await remove();
    },
  };
}
