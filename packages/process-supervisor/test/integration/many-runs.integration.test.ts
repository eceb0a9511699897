import { readdir, readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createProgramRunner } from '../../src/index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const wanted = Number(process.env['SELFWARE_RUNS'] ?? '100');
const runs = wanted > 100 ? 10_000 : 400;

const environment = { PATH: '/usr/bin:/bin' };

async function usage(): Promise<{ readonly descriptors: number; readonly resources: number }> {
  const descriptors = (await readdir('/proc/self/fd')).length;
  const resources = process
    .getActiveResourcesInfo()
    .filter((name) => /Timeout|Process|Pipe/u.test(name)).length;
  return { descriptors, resources };
}

async function childrenOfOurs(): Promise<number> {
  const text = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).length;
}

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

describe.runIf(process.platform === 'linux')(`${runs} runs of one runner`, () => {
  it(
    'leave no descriptor, timer, listener, process or memory behind',
    async () => {
      const runner = createProgramRunner({ environment });
      const abort = new AbortController();
      const program = { argv: ['/bin/true'], cwd: '/', environment } as const;
      const runMany = async (count: number): Promise<void> => {
        let left = count;
        const work = async (): Promise<void> => {
          for (; left > 0;) {
            left -= 1;
            const outcome = await runner.run(program, { timeoutMs: 60_000, signal: abort.signal });
            expect(outcome.status).toBe('exited');
          }
        };
        await Promise.all(Array.from({ length: 20 }, work));
      };
      // What is made once and what is compiled.
      await runMany(runs / 4);
      const before = { ...(await usage()), children: await childrenOfOurs() };
      const heapBefore = heapBytes();
      await runMany(runs);
      expect({ ...(await usage()), children: await childrenOfOurs() }).toEqual(before);
      const grown = heapBytes() - heapBefore;
      console.log(`${runs} runs: ${Math.round(grown / runs)} bytes of heap a run`);
      // A closure, a timer or a listener that stays is some hundred bytes each time.
      expect(grown).toBeLessThan(1_000_000 + 50 * runs);
      await runner.close();
      expect(await childrenOfOurs()).toBe(0);
    },
    runs * 60,
  );
});
