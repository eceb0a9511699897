import { access, mkdir, readdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it, vi } from 'vitest';
import type { ResolveHost } from '../../src/network.ts';
import {
  createSandbox,
  openSandboxNetwork,
  type Sandbox,
  type SandboxNetworkOptions,
} from '../../src/sandbox.ts';
import {
  answerInTurn,
  leadTo,
  publicAddress,
  startEcho,
  startHttp,
} from '../fixtures/network-servers.ts';
import { runProgram } from '../fixtures/run-program.ts';
import { findSandboxCases } from '../fixtures/sandbox-levels.ts';

const timeoutMs = 20_000;
const cases = (await findSandboxCases(['bubblewrap'])).filter(({ run }) => run === runProgram);

interface Ground extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly directory: string;
  /** What Node prints, and what a sandbox has to say of it. */
  readonly node: (code: string) => Promise<{
    readonly code: number | undefined;
    readonly output: string;
    readonly explained: string | undefined;
  }>;
}

async function open(
  options: Partial<SandboxNetworkOptions>,
  selfTest?: 'skip' | 'try',
): Promise<Ground> {
  const place = await createTemporaryWorkspace({ 'home/a': '' });
  const workspace = place.resolve('project');
  await mkdir(workspace);
  const network = await openSandboxNetwork({ hosts: [], environment: {}, ...options });
  const sandbox = await createSandbox({
    ...{ run: runProgram, workspace, home: place.resolve('home') },
    ...(selfTest === 'try' ? {} : { selfTest: 'skip' }),
    policy: { levels: ['bubblewrap'], network },
  });
  return {
    sandbox,
    directory: network.directory,
    async node(code) {
      const argv = [process.execPath, '-e', code] as const;
      const program = sandbox.wrap({ argv, cwd: workspace, environment: {} });
      const outcome = await runProgram(program, { timeoutMs });
      const output = `${outcome.stdout.text()}${outcome.stderr.text()}`;
      return { code: outcome.exitCode, output, explained: sandbox.explain(outcome) };
    },
    async [Symbol.asyncDispose]() {
      await network.close();
      await place.remove();
    },
  };
}

const fetching = (url: string): string =>
  `fetch('${url}').then(async (answer) => console.log(answer.status, await answer.text()), (error) => { console.error(error.cause); process.exit(1); })`;

const toPublic = (): ResolveHost => answerInTurn([publicAddress]).resolve;

/** Asks the proxy itself, as a client that knows nothing of Node does. */
const asking = (request: string): string =>
  `const socket = require('node:net').connect(new URL(process.env.HTTP_PROXY).port, '127.0.0.1');
   socket.write(${JSON.stringify(request)}); socket.pipe(process.stdout); socket.on('error', (error) => { console.error(error); process.exit(1); });`;

describe.each(cases)('the way out of a sandbox by $level', () => {
  it('reaches a listed host, dialled at the address that was judged', async () => {
    await using site = await startHttp();
    const { dial, asked } = leadTo(site.port);
    const hosts = ['listed.example'];
    await using ground = await open({ hosts, resolve: toPublic(), dial });
    const { code, output } = await ground.node(fetching('http://listed.example/a'));
    expect([code, output]).toEqual([0, '200 reached\n']);
    expect(asked).toEqual([`${publicAddress} 80`]);
    expect(site.connections()).toBe(1);
  });

  it('leads a tunnel through CONNECT', async () => {
    await using echo = await startEcho();
    const { dial, asked } = leadTo(echo.port);
    await using ground = await open({ hosts: ['listed.example'], resolve: toPublic(), dial });
    const code = `const socket = require('node:net').connect(new URL(process.env.HTTPS_PROXY).port, '127.0.0.1');
      socket.write('CONNECT listed.example:443 HTTP/1.1\\r\\nHost: listed.example:443\\r\\n\\r\\n');
      let seen = ''; socket.on('data', (bytes) => { seen += bytes;
        if (seen.endsWith('\\r\\n\\r\\n')) socket.write('through');
        if (seen.endsWith('through')) { console.log(seen); process.exit(0); } });`;
    const { output } = await ground.node(code);
    expect(output).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nthrough\n$/su);
    expect(asked).toEqual([`${publicAddress} 443`]);
  });

  it('refuses a host that is not listed, with a sentence that is explained', async () => {
    await using site = await startHttp();
    const { dial, asked } = leadTo(site.port);
    const told: string[] = [];
    await using ground = await open({
      ...{ hosts: ['listed.example'], resolve: toPublic(), dial },
      onRefusal: ({ host }) => told.push(host),
    });
    const request = 'GET http://other.example/ HTTP/1.1\r\nHost: other.example\r\n\r\n';
    const { output } = await ground.node(`${asking(request)} process.exitCode = 1;`);
    expect(output).toMatch(/^HTTP\/1\.1 403 .*other\.example/su);
    const fetched = await ground.node(fetching('http://other.example/'));
    expect(fetched.output).toContain('Proxy response (403)');
    expect(fetched.explained).toContain('listed.example');
    expect(told).toEqual(['other.example', 'other.example']);
    expect([asked, site.connections()]).toEqual([[], 0]);
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1'])(
    'refuses a listed host whose address is %s',
    async (address) => {
      await using site = await startHttp();
      const { dial, asked } = leadTo(site.port);
      const { resolve } = answerInTurn([address]);
      await using ground = await open({ hosts: ['listed.example'], resolve, dial });
      const { output } = await ground.node(fetching('http://listed.example/'));
      expect(output).toContain('Proxy response (403)');
      expect([asked, site.connections()]).toEqual([[], 0]);
    },
  );

  it('refuses a private address that is named itself, also where every host is listed', async () => {
    await using site = await startHttp();
    const { dial, asked } = leadTo(site.port);
    await using ground = await open({ hosts: ['*'], resolve: toPublic(), dial });
    const url = `http://127.0.0.1:${String(site.port)}/`;
    const request = `GET ${url} HTTP/1.1\r\nHost: 127.0.0.1:${String(site.port)}\r\n\r\n`;
    expect((await ground.node(asking(request))).output).toMatch(/^HTTP\/1\.1 403 /u);
    expect([asked, site.connections()]).toEqual([[], 0]);
  });

  it('is the only one: nothing is reached directly, by address or by name', async () => {
    await using site = await startHttp();
    const { dial } = leadTo(site.port);
    await using ground = await open({ hosts: ['*'], resolve: toPublic(), dial });
    const code = `const net = require('node:net'); const dgram = require('node:dgram');
      const tell = (what) => (error) => console.log(what, error ? error.code : 'REACHED');
      for (const host of ['127.0.0.1', '::1'])
        net.connect(${String(site.port)}, host).on('error', tell(host)).on('connect', tell(host));
      require('node:dns').lookup('name.example', tell('name'));
      const socket = dgram.createSocket('udp4');
      socket.connect(53, '192.0.2.1', tell('udp')); socket.on('error', tell('udp'));
      setTimeout(() => process.exit(0), 1000);`;
    const { output } = await ground.node(code);
    expect(output).not.toContain('REACHED');
    expect(output).toContain('127.0.0.1 ECONNREFUSED');
    expect(site.connections()).toBe(0);
  });

  it('opens no way out of the rest: every attempt to escape is held', async () => {
    await using ground = await open({ hosts: ['listed.example'] }, 'try');
    const { probes } = ground.sandbox;
    expect(probes.filter(({ outcome }) => outcome === 'held').length).toBeGreaterThanOrEqual(25);
    expect(probes.filter(({ outcome }) => outcome === 'escaped')).toEqual([]);
  });

  it('passes input, exit code and signals of the program on', async () => {
    await using ground = await open({ hosts: ['listed.example'] });
    expect((await ground.node('process.exit(7)')).code).toBe(7);
    expect((await ground.node(`process.kill(process.pid, 'SIGKILL')`)).code).toBe(137);
  });
});

describe('the way out of a sandbox', () => {
  it('lies in a directory that nobody else may enter, and is gone when it is closed', async () => {
    const network = await openSandboxNetwork({ hosts: ['a.example'], environment: {} });
    expect((await stat(network.directory)).mode & 0o777).toBe(0o700);
    expect(await readdir(network.directory)).toEqual(['proxy']);
    const socket = connect(network.socketPath);
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    await network.close();
    await closed;
    await expect(access(network.directory)).rejects.toThrow('ENOENT');
  });

  it('is not opened for a host that is none, and leaves nothing behind', async () => {
    await using place = await createTemporaryWorkspace();
    vi.stubEnv('TMPDIR', place.path);
    try {
      const opened = openSandboxNetwork({ hosts: ['http://a'], environment: {} });
      await expect(opened).rejects.toMatchObject({ code: 'safety/network-policy' });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(await readdir(place.path)).toEqual([]);
  });
});
