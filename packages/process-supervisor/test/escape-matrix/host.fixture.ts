import { spawn } from 'node:child_process';
import { runProgram, type ContainmentWish } from '../../src/index.ts';

// Runs one command with a time limit and prints how long that took; `plain` is what Node alone does.
const [how = '', command = '', timeout = ''] = process.argv.slice(2);
const timeoutMs = Number(timeout);
const environment = { PATH: '/usr/bin:/bin' };
const argv = ['/bin/sh', '-c', command] as const;
const startedMs = performance.now();

if (how === 'plain') {
  const child = spawn(argv[0], argv.slice(1), { cwd: '/', env: environment, timeout: timeoutMs });
  child.stdout.resume();
  child.stderr.resume();
  await new Promise((resolve) => child.once('close', resolve));
  print('none');
} else {
  const wish = how as ContainmentWish;
  const options = { timeoutMs, graceMs: 300, containment: wish };
  const { containment } = await runProgram({ argv, cwd: '/', environment }, options);
  print(containment);
}

function print(containment: string): void {
  process.stdout.write(
    `${JSON.stringify({ containment, settledMs: performance.now() - startedMs })}\n`,
  );
}
