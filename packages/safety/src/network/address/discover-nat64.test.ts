import { describe, expect, it } from 'vitest';
import { discoverNat64 } from './discover-nat64.ts';

async function found(...answers: readonly string[]): Promise<readonly string[]> {
  return discoverNat64({ resolve: async () => Promise.resolve(answers) });
}

describe('discoverNat64', () => {
  it.each([
    ['64:ff9b::c000:aa', '64:ff9b::/96'],
    ['64:ff9b::192.0.0.171', '64:ff9b::/96'],
    ['2a00:1:2:3:4:5:c000:ab', '2a00:1:2:3:4:5::/96'],
    ['2a00:1:2:3:c0:0:aa00:0', '2a00:1:2:3::/64'],
    ['2a00:1:2:3c0:0:aa::', '2a00:1:2:300::/56'],
    ['2a00:1:2:c000:0:aa00::', '2a00:1:2::/48'],
    ['2a00:1:2c0:0:aa::', '2a00:1:200::/40'],
    ['2a00:1:c000:aa::', '2a00:1::/32'],
  ])('finds by %s the prefix %s', async (answer, prefix) => {
    expect(await found(answer)).toEqual([prefix]);
  });

  it('names each prefix once, in the order of the answers', async () => {
    expect(await found('2a00::c000:ab', '64:ff9b::c000:aa', '2a00::c000:aa')).toEqual([
      '2a00::/96',
      '64:ff9b::/96',
    ]);
  });

  it.each(['192.0.0.170', '::ffff:192.0.0.170', '::192.0.0.170', '2a00::1', 'nonsense', ''])(
    'makes nothing of the answer %j',
    async (answer) => {
      expect(await found(answer)).toEqual([]);
    },
  );

  it('asks once for the well-known name and hands the signal on', async () => {
    const { signal } = new AbortController();
    const asked: unknown[] = [];
    const resolve = async (host: string, options: unknown): Promise<readonly string[]> => {
      asked.push(host, options);
      return Promise.resolve([]);
    };
    expect(await discoverNat64({ resolve, signal })).toEqual([]);
    expect(asked).toEqual(['ipv4only.arpa', { signal }]);
  });

  it('finds nothing where the resolver fails, at once or later', async () => {
    expect(await discoverNat64({ resolve: async () => Promise.reject(new Error('no')) })).toEqual(
      [],
    );
    const resolve = (): never => {
      throw new Error('no');
    };
    expect(await discoverNat64({ resolve })).toEqual([]);
  });
});
