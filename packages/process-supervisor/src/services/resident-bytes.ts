import { readFile } from 'node:fs/promises';

// VmRSS tells kilobytes, whatever the pages' size is.

/** Resident memory of a process (VmRSS of proc_pid_status(5)); 0 when it is gone. */
export async function residentBytes(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmRSS:\s*(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
