import type { Approved } from './approved.ts';
import type { ReadFileIntent, WriteFileIntent } from './intent.ts';

declare const read: Approved<ReadFileIntent>;
declare function write(approved: Approved<WriteFileIntent>): void;

// @ts-expect-error an approval to read is no approval to write
write(read);

// @ts-expect-error an object of the right shape lacks the mark
write({ intent: { kind: 'write-file', path: 'a', content: 'b' }, hash: '' });
