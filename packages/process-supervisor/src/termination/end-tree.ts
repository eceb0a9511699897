import type { Clock } from '@selfware/contracts';
import type { ProcessTree } from './process-tree.ts';

/**
 * Ends a tree: SIGTERM, then SIGKILL for what still lives after `graceMs`, again until two looks in a row find nobody.
 * Resolves to how many had to be killed. Gives up after 2 seconds on what the kernel does not let die.
 */
export async function endTree(
  tree: ProcessTree,
  options: { readonly clock: Clock; readonly graceMs: number },
): Promise<number> {
  const { clock, graceMs } = options;
  await tree.signal('SIGTERM');
  if (await isGoneWithin(graceMs, tree, clock)) return 0;
  const stubborn = await tree.countLiving();
  const deadline = clock.monotonicMs() + 2_000;
  for (let quiet = 0; quiet < 2 && clock.monotonicMs() < deadline;) {
    await tree.signal('SIGKILL');
    quiet = (await tree.countLiving()) === 0 ? quiet + 1 : 0;
    if (quiet === 0) await pause(2, clock);
  }
  return stubborn;
}

async function isGoneWithin(graceMs: number, tree: ProcessTree, clock: Clock): Promise<boolean> {
  const deadline = clock.monotonicMs() + graceMs;
  for (let delayMs = 2; ; delayMs = Math.min(50, delayMs * 2)) {
    if ((await tree.countLiving()) === 0) return true;
    const leftMs = deadline - clock.monotonicMs();
    if (leftMs <= 0) return false;
    await pause(Math.min(delayMs, leftMs), clock);
  }
}

function pause(delayMs: number, clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.setTimer(resolve, delayMs));
}
