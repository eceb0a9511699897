import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { identify, signalProcess } from '../../src/index.ts';

// Inside a PID namespace of its own: each round a process ends, another one is given its pid, and the first is to be signalled.
const rounds = Number(process.argv[2]);
const counts = { rounds: 0, reused: 0, sameTick: 0, signalled: 0, newcomersLeft: 0 };

for (let round = 0; round < rounds; round += 1) {
  const first = await startSleeper(`first-${round}`);
  const identity = await identify(first.pid ?? 0);
  if (identity === undefined) throw new Error('expected an identity');
  const marked = { ...identity, marker: `first-${round}` };
  first.kill('SIGKILL');
  await once(first, 'exit');
  await writeFile('/proc/sys/kernel/ns_last_pid', String(marked.pid - 1));
  const newcomer = await startSleeper(`second-${round}`);
  const present = await identify(marked.pid);
  counts.rounds += 1;
  if (newcomer.pid === marked.pid) counts.reused += 1;
  if (present?.startTime === marked.startTime) counts.sameTick += 1;
  if (await signalProcess(marked, 'SIGKILL')) counts.signalled += 1;
  if (newcomer.exitCode === null && newcomer.signalCode === null) counts.newcomersLeft += 1;
  newcomer.kill('SIGKILL');
  await once(newcomer, 'exit');
}
process.stdout.write(`${JSON.stringify(counts)}\n`);

async function startSleeper(marker: string): Promise<ChildProcess> {
  const environment = { PATH: '/usr/bin:/bin', SELFWARE_RUN_MARKER: marker };
  const child = spawn('sleep', ['60'], { stdio: 'ignore', env: environment });
  await once(child, 'spawn');
  return child;
}
