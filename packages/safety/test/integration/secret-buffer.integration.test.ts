import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';

const program = new URL('./programs/hold-secret.ts', import.meta.url).pathname;

interface Seen {
  readonly copies: number;
  readonly block: string;
  readonly proof: string;
  readonly beside: string;
}

describe.runIf(process.platform === 'linux')('the memory of a process that had a secret', () => {
  it.each(['file', 'environment file', 'environment', 'standard input'])(
    'holds no copy of it after disposal when it came from: %s',
    async (way) => {
      const key = randomBytes(24).toString('hex');
      const seen = await look(way, key);
      expect(seen).toMatchObject({ copies: 0, proof: digest(key), beside: 'stays' });
    },
    30_000,
  );

  it.each(['string', 'environment without wiping it'])(
    'holds copies when it came from: %s',
    async (way) => {
      const key = randomBytes(24).toString('hex');
      const seen = await look(way, key);
      expect(seen.proof).toBe(digest(key));
      expect(seen.copies).toBeGreaterThan(0);
    },
    30_000,
  );

  it('holds no copy of one that nobody disposed of once it is collected', async () => {
    const key = randomBytes(24).toString('hex');
    expect((await look('nobody, who lost it', key)).copies).toBe(0);
  }, 30_000);

  it('shows an environment block without the variable that was wiped, and with all others', async () => {
    const key = randomBytes(24).toString('hex');
    const { block } = await look('environment', key);
    expect(block).not.toContain('KEY=');
    expect(block).toContain('BESIDE=stays');
    expect((await look('environment without wiping it', key)).block).toContain(`KEY=${key}`);
  }, 30_000);
});

const digest = (key: string): string => createHmac('sha256', 'known').update(key).digest('hex');

async function look(way: string, key: string): Promise<Seen> {
  const content = way === 'environment file' ? `A=b\0KEY=${key}\0C=d\0` : key;
  await using workspace = await createTemporaryWorkspace({ secret: content });
  const inherited = way.startsWith('environment') && !way.endsWith('file');
  const child = spawn(
    process.execPath,
    ['--expose-gc', program, way, workspace.resolve('secret')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { AHEAD: 'stays', ...(inherited && { KEY: key }), BESIDE: 'stays' },
    },
  );
  try {
    child.stdin.end(way === 'standard input' ? `${key}\n` : '');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const [proof = '', beside = ''] = line.toString().trim().split(' ');
    const block = await readFile(`/proc/${String(child.pid)}/environ`, 'latin1');
    return { copies: await countInMemory(child.pid ?? 0, Buffer.from(key)), block, proof, beside };
  } finally {
    child.kill('SIGKILL');
  }
}

/** How often the bytes stand in what the process may read of its memory. */
async function countInMemory(pid: number, needle: Buffer): Promise<number> {
  const maps = await readFile(`/proc/${String(pid)}/maps`, 'latin1');
  const memory = await open(`/proc/${String(pid)}/mem`, 'r');
  const chunk = Buffer.alloc(4_194_304);
  let copies = 0;
  try {
    for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) r(?!.*\[v)/gmu)) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += chunk.length - needle.length) {
        // Reserved pages that nothing stands in cannot be read.
        const { bytesRead } = await memory
          .read(chunk, 0, Math.min(chunk.length, end - at), at)
          .catch(() => ({ bytesRead: 0 }));
        copies += countIn(chunk.subarray(0, bytesRead), needle);
      }
    }
  } finally {
    await memory.close();
  }
  return copies;
}

function countIn(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) count += 1;
  return count;
}
