import { describe, expect, it } from 'vitest';
import { takeUser } from './take-user.ts';

describe('taking the user out of a URL', () => {
  it.each([
    ['http://me:pass@a.example/x?y', 'http://a.example/x?y', 'me:pass'],
    ['http://me@a.example/', 'http://a.example/', 'me:'],
    ['http://:pass@a.example/', 'http://a.example/', ':pass'],
    ['http://m%C3%A9:%21@a.example/', 'http://a.example/', 'mé:!'],
    ['http://me:%zz@a.example/', 'http://a.example/', 'me:%zz'],
  ])('says that of %s in a header', (url, bare, pair) => {
    const given = new Headers({ 'x-a': 'b' });
    const told = takeUser(url, given);
    expect(told.url).toBe(bare);
    const encoded = Buffer.from(pair).toString('base64');
    expect([...told.headers]).toEqual([
      ['authorization', `Basic ${encoded}`],
      ['x-a', 'b'],
    ]);
    expect([...given]).toEqual([['x-a', 'b']]);
  });

  it('leaves a header that says another', () => {
    const headers = new Headers({ authorization: 'Bearer a' });
    expect(takeUser('http://me:pass@a.example/', headers).headers.get('authorization')).toBe(
      'Bearer a',
    );
  });

  it.each(['http://a.example/', 'http://a.example/me@b'])('leaves %s as it is', (url) => {
    const headers = new Headers();
    expect(takeUser(url, headers)).toEqual({ url, headers });
  });
});
