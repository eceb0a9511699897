import { createSupervisor } from '../../src/index.ts';

// Keeps one service of its session, written down in a directory, until it is killed.
const [directory = '', command = ''] = process.argv.slice(2);
const supervisor = createSupervisor({ environment: { PATH: '/usr/bin:/bin' }, directory });
await supervisor.start({ id: 'kept', program: { argv: ['/bin/sh', '-c', command], cwd: '/' } });
setInterval(() => {}, 60_000);
