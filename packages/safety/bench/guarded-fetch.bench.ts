import { Worker } from 'node:worker_threads';
import { Agent, Dispatcher1Wrapper } from 'undici';
import { createGuardedFetch } from '../src/network.ts';

/** What a guarded fetch costs against the same fetch with an unguarded agent, as the median ratio of pairs. */
export interface GuardedFetchFigures {
  readonly bytes: number;
  /** The unguarded fetch against itself: what the machine alone makes of it. */
  readonly noise: number;
  readonly ratio: number;
}

const pairs = 30;

type Get = (url: string) => Promise<unknown>;

/** Measures bodies of 1 kB and of 1 MB from a server on loopback, with every limit on. */
export async function measureGuardedFetch(): Promise<readonly GuardedFetchFigures[]> {
  const worker = new Worker(new URL('./loopback-server.ts', import.meta.url));
  const port = await new Promise((resolve) => worker.once('message', resolve));
  const agent = new Agent({ allowH2: false, pipelining: 1 });
  const wrapper = new Dispatcher1Wrapper(agent);
  const plain: Get = async (url) => {
    const init: RequestInit = { redirect: 'manual' };
    return (await fetch(url, Object.assign(init, { dispatcher: wrapper }))).arrayBuffer();
  };
  const guardedFetch = createGuardedFetch({
    environment: {},
    policy: { allow: [{ cidr: '127.0.0.1/32', ports: [Number(port)] }] },
  });
  const guarded: Get = async (url) => (await guardedFetch(url)).arrayBuffer();
  const figures: GuardedFetchFigures[] = [];
  for (const [bytes, requests] of [
    [1_000, 200],
    [1_000_000, 20],
  ] as const) {
    const url = `http://127.0.0.1:${String(port)}/${String(bytes)}`;
    const time = (get: Get): Promise<number> => timeOf(get, url, requests);
    for (const get of [plain, guarded, plain, guarded]) await time(get);
    figures.push({ bytes, ...(await comparePairs(time, plain, guarded)) });
  }
  await agent.close();
  await worker.terminate();
  return figures;
}

async function comparePairs(
  time: (get: Get) => Promise<number>,
  plain: Get,
  guarded: Get,
): Promise<Pick<GuardedFetchFigures, 'noise' | 'ratio'>> {
  const noise: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // The middle one is compared with both neighbours, so that a drift of the machine weighs on neither side.
    const before = await time(plain);
    const between = await time(guarded);
    const after = await time(plain);
    ratios.push((2 * between) / (before + after));
    noise.push(after / before);
  }
  return { noise: median(noise), ratio: median(ratios) };
}

async function timeOf(get: Get, url: string, requests: number): Promise<number> {
  const start = performance.now();
  for (let request = 0; request < requests; request += 1) await get(url);
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
