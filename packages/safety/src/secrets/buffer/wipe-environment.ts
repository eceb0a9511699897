import { open, readFile } from 'node:fs/promises';
import { findVariable } from './find-variable.ts';
import { allocateOwnMemory } from './own-memory.ts';

/**
 * Takes a variable out of the block that `/proc/<pid>/environ` shows on Linux: the process writes zeros into its own memory.
 * Delete it from `process.env` first, or its name is left with nothing. Never throws: the promise
 * resolves to false where the block cannot be written, or the platform has none to show, so await it and look at what it says.
 */
export async function wipeEnvironmentVariable(name: string): Promise<boolean> {
  try {
    await wipeInBlock(name);
    return true;
  } catch {
    return false;
  }
}

async function wipeInBlock(name: string): Promise<void> {
  const [start, end] = await whereBlockIs();
  const block = allocateOwnMemory(end - start);
  const memory = await open('/proc/self/mem', 'r+');
  try {
    await memory.read(block, 0, block.length, start);
    // A name may stand there more than once.
    for (let value = findVariable(block, name); value; value = findVariable(block, name)) {
      const from = value.byteOffset - block.byteOffset - Buffer.byteLength(name) - 1;
      const to = value.byteOffset - block.byteOffset + value.length;
      block.fill(0, from, to);
      await memory.write(block, from, to - from, start + from);
    }
  } finally {
    block.fill(0);
    await memory.close();
  }
}

// proc_pid_stat(5): fields 50 and 51, env_start and env_end; the second field is a name that may hold blanks.
async function whereBlockIs(): Promise<readonly [number, number]> {
  const stat = await readFile('/proc/self/stat', 'latin1');
  const [start, end] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(47, 49)
    .map(Number);
  return [start ?? 0, end ?? 0];
}
