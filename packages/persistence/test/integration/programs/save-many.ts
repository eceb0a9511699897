import { createStore } from '../../../src/store/create-store.ts';
import { anySchema, nothingToHide } from '../../support/schemas.ts';

// Saves many values at once and prints the generations that were acknowledged.
const [directory = '', count = '0', name = ''] = process.argv.slice(2);
const options = { name: 'plan', schema: anySchema, version: 1, sensitivity: nothingToHide };
await using store = createStore({ directory, ...options, generations: 200, lockWaitMs: 120_000 });
const saving = Array.from({ length: Number(count) }, (_, n) => store.save(`${name} ${n}`));
process.stdout.write(`${(await Promise.all(saving)).join(' ')}\n`);
