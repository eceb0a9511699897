import { lockFile } from '../../../src/files/lock-file.ts';

// Takes a lock, says so, and keeps it until killed.
const [path = ''] = process.argv.slice(2);
await lockFile(path);
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
