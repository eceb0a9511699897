import { describe, expect, it } from 'vitest';
import { faultOf } from '../fixtures/fault-of.ts';
import { startSites, type Site } from '../fixtures/guarded-sites.ts';

const redirect =
  (status: number, location: string): Site =>
  (_request, response) =>
    void response.writeHead(status, { location }).end('moved');
const say =
  (text: string): Site =>
  (_request, response) =>
    void response.end(text);

describe('a guarded fetch', () => {
  it('gives a Response of this Node, with its own URL and the redirects before it', async () => {
    await using sites = await startSites({
      'one.example': redirect(302, 'http://two.example/b?c#d'),
      'two.example': say('there'),
    });
    const response = await sites.fetch(new Request('http://one.example/a'));
    expect(response).toBeInstanceOf(Response);
    expect(await response.text()).toBe('there');
    expect(response.url).toBe('http://two.example/b?c#d'.replace(/#.*/u, ''));
    expect(response.redirected).toBe(true);
    expect(response.redirects).toEqual(['http://one.example/a']);
    expect(sites.resolved).toEqual(['one.example', 'two.example']);
  });

  it('sends method, headers and body as fetch does', async () => {
    await using sites = await startSites({ 'one.example': say('ok') });
    const init = {
      method: 'post',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', host: 'x', 'x-a': 'b' },
    };
    const response = await sites.fetch('http://one.example/', init);
    await response.text();
    expect(sites.seen).toMatchObject([
      {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'content-type': 'application/json', host: 'one.example', 'x-a': 'b' },
      },
    ]);
    expect(response.redirected).toBe(false);
    expect(response.redirects).toEqual([]);
  });

  it.each([
    ['metadata', 302, 'http://169.254.169.254/', 'metadata-address'],
    ['a private address with method and body kept', 308, 'http://10.0.0.1/', 'private-address'],
    ['a private address by see other', 303, 'http://10.0.0.1/', 'private-address'],
    ['a private address by multiple choices', 300, 'http://10.0.0.1/', 'private-address'],
    ['a private address for good', 301, 'http://192.168.0.1/', 'private-address'],
    ['loopback for now', 307, 'http://[::1]/', 'private-address'],
    ['backslashes', 302, '\\\\127.0.0.1/', 'backslash'],
    ['a private name', 302, 'http://private.example/', 'private-address'],
    ['a name with one private answer', 302, 'http://mixed.example/', 'private-address'],
    ['a name that is not there', 302, 'http://nowhere.example/', 'unresolvable'],
    ['a file', 302, 'file:///etc/passwd', 'scheme'],
    ['gopher', 302, 'gopher://127.0.0.1/', 'scheme'],
    ['a number', 302, 'http://2130706433/', 'odd-address'],
    ['a user', 302, 'http://user:p@two.example/', 'userinfo'],
    ['an odd port', 302, 'http://two.example:22/', 'port'],
    ['localhost without a scheme', 302, '//localhost/', 'single-label|special-name'],
    ['one slash', 302, 'http:/127.0.0.1/', 'not-a-url'],
  ])('follows no redirect to %s', async (_title, status, location, rule) => {
    await using sites = await startSites({ 'one.example': redirect(status, location) });
    const told = await faultOf(sites.fetch('http://one.example/', { method: 'POST', body: 'x' }));
    expect(told).toMatch(new RegExp(`^safety/address-refused (?:${rule})$`, 'u'));
    expect(sites.dialled).toEqual(['93.184.215.14:80']);
  });

  it('tells at which hop a request was refused', async () => {
    await using sites = await startSites({
      'one.example': redirect(302, '/again'),
      'two.example': redirect(302, 'http://10.0.0.1/'),
    });
    await expect(sites.fetch('http://10.0.0.1/')).rejects.toMatchObject({ hop: 0 });
    await expect(sites.fetch('http://two.example/')).rejects.toMatchObject({
      hop: 1,
      host: '10.0.0.1',
    });
  });

  it.each(['', undefined])('gives back a redirect that leads nowhere (%s)', async (location) => {
    await using sites = await startSites({
      'one.example': (_request, response) =>
        void response.writeHead(302, location === undefined ? {} : { location }).end('here'),
    });
    const response = await sites.fetch('http://one.example/');
    expect([response.status, await response.text(), response.redirected]).toEqual([
      302,
      'here',
      false,
    ]);
  });

  it('refuses a redirect from https to http, and follows the other way', async () => {
    await using sites = await startSites({
      'secure.example': redirect(302, 'http://plain.example/'),
      'plain.example': ({ url }, response) =>
        url === '/up'
          ? response.writeHead(302, { location: 'https://secure.example/' }).end()
          : response.end('plain'),
    });
    expect(await faultOf(sites.fetch('https://secure.example/'))).toBe(
      'safety/redirect-refused downgrade',
    );
    expect(await faultOf(sites.fetch('http://plain.example/up'))).toBe(
      'safety/redirect-refused downgrade',
    );
    expect(sites.dialled).toEqual(['93.184.215.14:443', '93.184.215.15:80']);
  });

  it('refuses a loop and more redirects than its limit', async () => {
    let count = 0;
    await using sites = await startSites(
      {
        'loop.example': redirect(302, 'http://loop.example/'),
        'far.example': (_request, response) =>
          void response.writeHead(302, { location: `/${String((count += 1))}` }).end(),
      },
      { maxRedirects: 3 },
    );
    expect(await faultOf(sites.fetch('http://loop.example/'))).toBe('safety/redirect-refused loop');
    expect(await faultOf(sites.fetch('http://far.example/'))).toBe('safety/fetch-limit redirects');
    expect(count).toBe(4);
  });

  it('honours the redirect modes of its caller', async () => {
    await using sites = await startSites({ 'one.example': redirect(302, 'http://two.example/') });
    const manual = await sites.fetch('http://one.example/', { redirect: 'manual' });
    expect([manual.status, manual.headers.get('location')]).toEqual([302, 'http://two.example/']);
    expect(await faultOf(sites.fetch('http://one.example/', { redirect: 'error' }))).toBe(
      'safety/redirect-refused unwanted',
    );
  });

  it('refuses an unwanted redirect that leads nowhere, too', async () => {
    await using sites = await startSites({
      'one.example': (_request, response) => void response.writeHead(302).end('moved'),
    });
    expect(await faultOf(sites.fetch('http://one.example/', { redirect: 'error' }))).toBe(
      'safety/redirect-refused unwanted',
    );
    expect((await sites.fetch('http://one.example/')).status).toBe(302);
  });
});

describe('methods and bodies across redirects', () => {
  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [303, 'DELETE', 'GET', ''],
    [307, 'POST', 'POST', 'body'],
    [308, 'POST', 'POST', 'body'],
    [301, 'PUT', 'PUT', 'body'],
    [302, 'DELETE', 'DELETE', 'body'],
    [300, 'POST', 'POST', 'body'],
  ])('after %i a %s becomes a %s', async (status, method, becomes, body) => {
    await using sites = await startSites({
      'one.example': ({ url }, response) =>
        url === '/' ? response.writeHead(status, { location: '/next' }).end() : response.end('ok'),
    });
    const headers = { 'content-type': 'text/x', 'x-kept': 'yes' };
    await (await sites.fetch('http://one.example/', { method, body: 'body', headers })).text();
    const [, second] = sites.seen;
    expect(second).toMatchObject({ method: becomes, body, headers: { 'x-kept': 'yes' } });
    expect(second?.headers['content-type']).toBe(body === '' ? undefined : 'text/x');
  });

  it('keeps HEAD a HEAD', async () => {
    await using sites = await startSites({
      'one.example': redirect(303, 'http://two.example/'),
      'two.example': say('x'),
    });
    await sites.fetch('http://one.example/', { method: 'HEAD' });
    expect(sites.seen.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  it.each([
    ['text', () => 'abc'],
    ['bytes', () => new TextEncoder().encode('abc')],
    ['a buffer', () => new TextEncoder().encode('abc').buffer],
    ['a blob', () => new Blob(['abc'])],
    ['a form of fields', () => new URLSearchParams({ abc: '' })],
  ])('sends %s a second time', async (_title, body) => {
    await using sites = await startSites({
      'one.example': redirect(308, 'http://two.example/'),
      'two.example': say('x'),
    });
    await (await sites.fetch('http://one.example/', { method: 'POST', body: body() })).text();
    expect(sites.seen[1]?.body).toMatch(/^abc/u);
  });

  it('sends a form with files a second time', async () => {
    await using sites = await startSites({
      'one.example': redirect(307, 'http://two.example/'),
      'two.example': say('x'),
    });
    const form = new FormData();
    form.set('field', 'value');
    await (await sites.fetch('http://one.example/', { method: 'POST', body: form })).text();
    const [, second] = sites.seen;
    const boundary = /boundary=(.*)$/u.exec(second?.headers['content-type'] ?? '')?.[1] ?? 'none';
    expect(second?.body).toContain(boundary);
  });

  it.each([307, 308])('refuses to send a stream a second time after %i', async (status) => {
    await using sites = await startSites({
      'one.example': redirect(status, 'http://two.example/'),
      'two.example': say('x'),
    });
    const init = { method: 'POST', body: new Blob(['abc']).stream(), duplex: 'half' } as const;
    expect(await faultOf(sites.fetch('http://one.example/', init))).toBe(
      'safety/redirect-refused body-not-replayable',
    );
    const request = new Request('http://one.example/', { method: 'POST', body: 'abc' });
    expect(await faultOf(sites.fetch(request))).toBe('safety/redirect-refused body-not-replayable');
    expect(sites.seen.map(({ host }) => host)).toEqual(['one.example', 'one.example']);
  });
});

describe('secrets across redirects', () => {
  const secret = {
    authorization: 'Bearer a',
    cookie: 'b=c',
    'proxy-authorization': 'd',
    'x-api-key': 'e',
    referer: 'http://one.example/secret',
  };

  it('stay with their origin', async () => {
    await using sites = await startSites(
      {
        'one.example': ({ url }, response) =>
          url === '/' ? response.writeHead(302, { location: '/next' }).end() : response.end(),
      },
      { secretHeaders: ['X-Api-Key'] },
    );
    await sites.fetch('http://one.example/', { headers: secret });
    expect(sites.seen[1]?.headers).toMatchObject({
      authorization: 'Bearer a',
      cookie: 'b=c',
      'x-api-key': 'e',
    });
  });

  it.each(['http://two.example/', 'http://one.example:8080/', 'https://secure.example/'])(
    'are dropped for good on the way over %s',
    async (other) => {
      await using sites = await startSites(
        {
          'one.example': ({ url, headers }, response) =>
            url === '/' && headers.host === 'one.example'
              ? response.writeHead(302, { location: other }).end()
              : headers.host === 'one.example:8080'
                ? response.writeHead(302, { location: 'http://one.example/back' }).end()
                : response.end('back'),
          'two.example': redirect(302, 'http://one.example/back'),
          'secure.example': say('secure'),
        },
        { secretHeaders: ['X-Api-Key'] },
      );
      await (
        await sites.fetch('http://one.example/', { headers: { ...secret, 'x-kept': 'yes' } })
      ).text();
      const later = sites.seen.slice(1);
      expect(later.length).toBeGreaterThan(0);
      for (const { headers } of later) {
        for (const name of Object.keys(secret)) expect(headers[name], name).toBeUndefined();
        expect(headers['x-kept']).toBe('yes');
      }
    },
  );
});
