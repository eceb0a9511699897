import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace/workspace-root.ts';

/** A package registry of our own on loopback, empty at the start, that asks no other. */
export interface Registry {
  readonly url: string;
  /** Lines for an .npmrc: only packages of this repository come from here, all others from where npm usually looks. */
  readonly npmrc: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts Verdaccio on a free port with temporary storage. */
export async function startRegistry(): Promise<Registry> {
  const directory = mkdtempSync(join(tmpdir(), 'selfware-registry-'));
  const port = await freePort();
  const config = join(directory, 'config.json');
  writeFileSync(config, JSON.stringify(configOf(directory)));
  const child = spawn(
    process.execPath,
    [
      join(workspaceRoot, 'node_modules/verdaccio/bin/verdaccio'),
      '--config',
      config,
      '--listen',
      `127.0.0.1:${port}`,
    ],
    { stdio: 'ignore', cwd: directory },
  );
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
  });
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(`${url}-/ping`);
  return {
    url,
    npmrc: [`@selfware:registry=${url}`, `//127.0.0.1:${port}/:_authToken=rehearsal`],
    stop: async () => {
      child.kill();
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

function configOf(directory: string): object {
  return {
    storage: join(directory, 'storage'),
    auth: { htpasswd: { file: join(directory, 'htpasswd') } },
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$all' } },
    web: { enable: false },
    log: { type: 'file', path: join(directory, 'log'), level: 'warn' },
  };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function waitFor(url: string): Promise<void> {
  for (let attempts = 0; attempts < 300; attempts += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`expected a registry at ${url}, got no answer in 30 s`);
}
