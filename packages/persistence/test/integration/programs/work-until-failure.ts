import { join } from 'node:path';
import { SelfwareError } from '@selfware/contracts';
import { writeFileAtomically } from '../../../src/files/write-file-atomically.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { openNotes } from '../../support/journals.ts';
import { anySchema, nothingToHide } from '../../support/schemas.ts';

// Writes a file, a store and a journal in turns; prints "kind n" of each write as soon as it is acknowledged, and "error code" when one fails.
const [directory = '', rounds = '0'] = process.argv.slice(2);

try {
  await using journal = await openNotes(directory, { segmentBytes: 500 });
  const options = { name: 'plan', schema: anySchema, version: 1, sensitivity: nothingToHide };
  await using store = createStore({ directory: join(directory, 'store'), ...options });
  for (let n = 1; n <= Number(rounds); n += 1) {
    await journal.append({ n, text: 'x'.repeat(200) });
    process.stdout.write(`journal ${n}\n`);
    await store.save(n);
    process.stdout.write(`store ${n}\n`);
    await writeFileAtomically(join(directory, 'file'), String(n));
    process.stdout.write(`file ${n}\n`);
  }
} catch (error) {
  process.stdout.write(`error ${SelfwareError.isInstance(error) ? error.code : String(error)}\n`);
}
