import { openNotes } from '../../support/journals.ts';

// Appends for ever with four writers at once and prints "sequence n" of each record as soon as it is acknowledged.
const [directory = ''] = process.argv.slice(2);
const journal = await openNotes(directory);

async function write(writer: number): Promise<void> {
  for (let round = 0; ; round += 1) {
    const n = writer + round * 4;
    const sequence = await journal.append({ n, text: 'x'.repeat((n * 37) % 3000) });
    process.stdout.write(`${sequence} ${n}\n`);
  }
}

await Promise.all([0, 1, 2, 3].map(write));
