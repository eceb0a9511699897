import { createProgramRunner, runProgram } from '../../src/index.ts';

// Runs each command until it is killed; the test counts what is left then.
const [how, ...commands] = process.argv.slice(2);
const environment = { PATH: '/usr/bin:/bin' };
const runner = createProgramRunner({ environment });
const run = how === 'runner' ? runner.run : runProgram;
await Promise.all(
  commands.map((command) =>
    run({ argv: ['/bin/sh', '-c', command], cwd: '/', environment }, { timeoutMs: 60_000 }),
  ),
);
