import { systemClock, type Clock } from '@selfware/contracts';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSites, type Site } from '../fixtures/guarded-sites.ts';

configureProperties();

const mayBeReached = ['http://one.example', 'http://two.example', 'https://secure.example'];
const mustNotBe = [
  'http://private.example',
  'http://mixed.example',
  'http://nowhere.example',
  'http://one.example:22',
  'http://10.0.0.1',
  'http://[::ffff:127.0.0.1]',
  'http://2130706433',
  'http://localhost',
  'ftp://one.example',
  'http://user@one.example',
];
const secrets = ['authorization', 'cookie', 'proxy-authorization', 'x-own-secret'];
const statuses = [300, 301, 302, 303, 307, 308];

interface Step {
  readonly origin: string;
  readonly status: number;
}

const stepTo = (...origins: string[]): fc.Arbitrary<Step> =>
  fc.record({ origin: fc.constantFrom(...origins), status: fc.constantFrom(...statuses) });

const chains = fc.record({
  start: fc.constantFrom(...mayBeReached),
  steps: fc.array(
    fc.oneof({ weight: 4, arbitrary: stepTo(...mayBeReached) }, stepTo(...mustNotBe)),
    { maxLength: 6 },
  ),
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT'),
});

// Refusals are not held back here: what is tried is where requests go.
const hasty: Clock = {
  ...systemClock,
  monotonicMs: () => systemClock.monotonicMs(),
  setTimer: (call, ms, options) => systemClock.setTimer(call, ms <= 100 ? 0 : ms, options),
};

describe('a chain of redirects', () => {
  it('asks for public addresses alone, resolves a name at most once a hop, and keeps secrets at their origin', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async ({ start, steps, method }) => {
        const site: Site = ({ url }, response) => {
          const step = steps[Number(url.slice(1))];
          if (step === undefined) response.end('there');
          else
            response
              .writeHead(step.status, {
                location: `${step.origin}/${String(Number(url.slice(1)) + 1)}`,
              })
              .end('moved');
        };
        await using sites = await startSites(
          { 'one.example': site, 'two.example': site, 'secure.example': site },
          { secretHeaders: ['X-Own-Secret'], clock: hasty },
        );
        const headers = Object.fromEntries(secrets.map((name) => [name, 'secret']));
        const init = { method, headers, ...(method[0] === 'P' ? { body: 'text' } : {}) };
        const { way, isWhole } = expectedWay(start, steps);
        const answer = await sites.fetch(`${start}/0`, init).then(
          async (response) => ({ redirects: response.redirects, text: await response.text() }),
          () => undefined,
        );
        expect(answer !== undefined).toBe(isWhole);
        expect(sites.seen.map(({ host, url }) => `${host}${url}`)).toEqual(
          way.map((origin, index) => `${new URL(origin).host}/${String(index)}`),
        );
        const allowed = ['93.184.215.14:80', '93.184.215.15:80', '93.184.215.16:443'];
        expect(sites.dialled.filter((place) => !allowed.includes(place))).toEqual([]);
        // One more than was reached: the name that is refused is asked for, too.
        expect(sites.resolved.length).toBeLessThanOrEqual(way.length + 1);
        expect(sites.dialled.length).toBeLessThanOrEqual(way.length);
        const left = way.findIndex((origin) => origin !== start);
        for (const [index, { headers: seen }] of sites.seen.entries()) {
          const kept = secrets.filter((name) => seen[name] !== undefined);
          expect(kept).toEqual(left === -1 || index < left ? secrets : []);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The origins that are asked, by the rules as they are written: everything before the first step that may not be gone. */
function expectedWay(
  start: string,
  steps: readonly Step[],
): { readonly way: readonly string[]; readonly isWhole: boolean } {
  const places = [start, ...steps.map(({ origin }) => origin)];
  const end = places.findIndex(
    (origin, index) =>
      mustNotBe.includes(origin) ||
      (places[index - 1]?.startsWith('https:') === true && origin.startsWith('http:')),
  );
  return end === -1
    ? { way: places, isWhole: true }
    : { way: places.slice(0, end), isWhole: false };
}
