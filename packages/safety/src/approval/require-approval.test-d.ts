import type { Approved, ReadFileIntent, WriteFileIntent } from '@selfware/contracts';
import { requireApproval } from './require-approval.ts';

declare const reading: Approved<ReadFileIntent>;
declare const writing: Approved<WriteFileIntent>;

requireApproval(reading, 'read-file') satisfies ReadFileIntent;

// @ts-expect-error an approval to read is none to write
requireApproval(reading, 'write-file');

// @ts-expect-error a plain intent is no approval
requireApproval(writing.intent, 'write-file');

// @ts-expect-error a literal of the same fields lacks the mark
requireApproval({ intent: reading.intent, hash: '' }, 'read-file');
