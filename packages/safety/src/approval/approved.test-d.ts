import type {
  Approved,
  EditFileIntent,
  ListDirectoryIntent,
  ReadFileIntent,
  RunProgramIntent,
  RunShellIntent,
  SearchTreeIntent,
  WriteFileIntent,
} from '@selfware/contracts';
import type { Judge } from '../judge.ts';
import { requireApproval } from './require-approval.ts';
import type { Ruling } from './ruling.ts';

declare const judge: Judge;
declare const read: Approved<ReadFileIntent>;
declare const write: Approved<WriteFileIntent>;
declare const either: Approved<ReadFileIntent> | Approved<WriteFileIntent>;
declare const readRuling: Ruling<ReadFileIntent>;

requireApproval(read, 'read-file').path satisfies string;
requireApproval(write, 'write-file').content satisfies string;

// Each of the other kinds is refused where an approval to read is at hand.
// @ts-expect-error reading is not writing
read satisfies Approved<WriteFileIntent>;
// @ts-expect-error reading is not editing
read satisfies Approved<EditFileIntent>;
// @ts-expect-error reading a file is not listing a directory, though both have the same fields
read satisfies Approved<ListDirectoryIntent>;
// @ts-expect-error reading a file is not searching a tree, though both have the same fields
read satisfies Approved<SearchTreeIntent>;
// @ts-expect-error reading is not running a shell
read satisfies Approved<RunShellIntent>;
// @ts-expect-error reading is not running a program
read satisfies Approved<RunProgramIntent>;
// @ts-expect-error writing is not editing
write satisfies Approved<EditFileIntent>;
// @ts-expect-error one of two kinds is not yet a certain one
either satisfies Approved<WriteFileIntent>;

// @ts-expect-error a ruling is no approval
readRuling satisfies Approved<ReadFileIntent>;
// @ts-expect-error the result of approve may be a denial and must be looked at
judge.approve(readRuling) satisfies Approved<ReadFileIntent>;

const approved = judge.approve(readRuling);
if (approved.ok) {
  approved.value satisfies Approved<ReadFileIntent>;
  // @ts-expect-error the kind of the ruling is the kind of the approval
  approved.value satisfies Approved<WriteFileIntent>;
}
