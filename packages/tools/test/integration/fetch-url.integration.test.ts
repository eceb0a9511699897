import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createGuardedFetch } from '@selfware/safety/network';
import { describe, expect, it } from 'vitest';
import { openWorkbench, type WorkbenchOptions } from '../workbench.ts';

/** A server on loopback that the guard takes for the public host `pages.example`. */
async function publish(answer: RequestListener): Promise<{
  readonly fetch: NonNullable<WorkbenchOptions['fetch']>;
  readonly dialled: string[];
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dialled: string[] = [];
  const fetch = createGuardedFetch({
    resolve: () => Promise.resolve(['93.184.215.14']),
    dial: async ({ address }) => {
      dialled.push(address);
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    },
  });
  return {
    fetch,
    dialled,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('fetch_url', () => {
  it('gives the text of a public page, with its status and type', async () => {
    await using site = await publish((_request, response) => {
      response.setHeader('content-type', 'text/plain').end('a public page');
    });
    await using bench = await openWorkbench({ fetch: site.fetch });
    const outcome = await bench.call('fetch_url', { url: 'http://pages.example/a' });
    expect(outcome).toMatchObject({ status: 'done' });
    expect(outcome.text).toBe(
      '200 http://pages.example/a\ncontent-type: text/plain\n\na public page',
    );
    expect(site.dialled).toEqual(['93.184.215.14']);
  });

  it('sends no request to a private place, in no mode', async () => {
    await using site = await publish((_request, response) => void response.end('secret'));
    await using bench = await openWorkbench({ fetch: site.fetch, mode: 'yolo' });
    for (const url of [
      'http://127.0.0.1/',
      'http://169.254.169.254/',
      'http://localhost/',
      'file:///etc/passwd',
    ])
      expect((await bench.call('fetch_url', { url })).status).toBe('denied');
    expect(site.dialled).toEqual([]);
  });

  it('follows no redirect to a private place', async () => {
    await using site = await publish((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1/admin' }).end();
    });
    await using bench = await openWorkbench({ fetch: site.fetch });
    const outcome = await bench.call('fetch_url', { url: 'http://pages.example/' });
    expect(outcome.status).toBe('failed');
    expect(site.dialled).toHaveLength(1);
  });

  it('asks first unless the mode is yolo', async () => {
    await using site = await publish((_request, response) => void response.end('page'));
    await using bench = await openWorkbench({ fetch: site.fetch, mode: 'default' });
    const outcome = await bench.call('fetch_url', { url: 'http://pages.example/' });
    expect(outcome).toMatchObject({ status: 'denied' });
    expect(outcome.text).toContain('pages.example');
    expect(site.dialled).toEqual([]);
  });

  it('reads only the beginning of a long page, and says so', async () => {
    await using site = await publish(
      (_request, response) => void response.end('x'.repeat(3_000_000)),
    );
    await using bench = await openWorkbench({ fetch: site.fetch });
    const outcome = await bench.call('fetch_url', { url: 'http://pages.example/' });
    expect(outcome.text).toContain('only the beginning was read');
    expect(outcome.summary).toContain('1000000 bytes');
  });

  it('tells of a page that is no text and of one that is not there', async () => {
    await using site = await publish((request, response) => {
      response.statusCode = request.url === '/gone' ? 404 : 200;
      response.end(Buffer.from([0, 255, 1]));
    });
    await using bench = await openWorkbench({ fetch: site.fetch });
    const { text } = await bench.call('fetch_url', { url: 'http://pages.example/' });
    expect(text).toContain('(3 bytes that are no text)');
    const gone = await bench.call('fetch_url', { url: 'http://pages.example/gone' });
    expect(gone.status).toBe('failed');
  });

  it('says what is missing where the hands have no network', async () => {
    await using bench = await openWorkbench();
    const outcome = await bench.call('fetch_url', { url: 'http://pages.example/' });
    expect(outcome.text).toContain('createGuardedFetch');
  });
});
