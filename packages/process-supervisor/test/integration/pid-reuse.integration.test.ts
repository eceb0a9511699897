import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const fixture = fileURLToPath(new URL('pid-reuse.fixture.ts', import.meta.url));
const namespace = ['--user', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc'];
const canMakeOne =
  process.platform === 'linux' && spawnSync('unshare', [...namespace, 'true']).status === 0;

describe.runIf(canMakeOne)('a pid that another process was given', () => {
  it('is never signalled, whether or not the two began in the same tick', () => {
    const args = [...namespace, process.execPath, '-C', '@selfware/source', fixture, '40'];
    const { stdout, stderr } = spawnSync('unshare', args, { encoding: 'utf8', timeout: 60_000 });
    expect(stderr).toBe('');
    const counts = JSON.parse(stdout) as Readonly<Record<string, number>>;
    console.log(`pid reuse: ${stdout.trim()}`);
    expect(counts).toMatchObject({ rounds: 40, signalled: 0, newcomersLeft: 40 });
    // Threads of Node take a pid now and then.
    expect(counts['reused']).toBeGreaterThan(10);
  }, 60_000);
});
