import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFile } from '../../../src/files/lock-file.ts';

// Adds one to a file again and again; only the lock keeps two such programs from losing an addition.
const [directory = '', times = '0'] = process.argv.slice(2);
const counter = join(directory, 'counter');

for (let done = 0; done < Number(times); done += 1) {
  await using lock = await lockFile(join(directory, 'counter.lock'), { waitMs: 60_000 });
  const count = Number(await readFile(counter, 'utf8'));
  await writeFile(counter, String(count + 1));
  if (lock.owner.pid !== process.pid) throw new Error('the lock names another owner');
}
