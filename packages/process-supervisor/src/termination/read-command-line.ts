import { readFile } from 'node:fs/promises';

/** The arguments of a process (proc_pid_cmdline(5)), its name first; empty when it is gone, or is the kernel's. */
export async function readCommandLine(pid: number): Promise<readonly string[]> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
  } catch {
    return [];
  }
}
