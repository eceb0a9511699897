import { readdir, readFile } from 'node:fs/promises';

/** The ids of living processes whose command line holds `text`; reads `/proc`, so Linux only. */
export async function processesWith(text: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const lines = await Promise.all(
    ids.map(
      async (id) =>
        [id, await readFile(`/proc/${String(id)}/cmdline`, 'utf8').catch(() => '')] as const,
    ),
  );
  return lines.filter(([id, line]) => id !== process.pid && line.includes(text)).map(([id]) => id);
}
