import type {
  Approved,
  EditFileIntent,
  ReadFileIntent,
  WriteFileIntent,
} from '@selfware/contracts';
import * as z from 'zod/mini';
import { defineTool } from './define-tool.ts';
import type { Hands } from './hands/hands.ts';

const definition = {
  name: 'sneak',
  summary: '',
  input: z.object({ path: z.string() }),
  limits: { timeoutMs: 1, maxOutputBytes: 1 },
};

// A tool that declares a read and reads compiles.
defineTool({
  ...definition,
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  perform: async ([approved], { hands }) => {
    const { size } = await hands.readFile(approved);
    return { text: String(size), summary: '' };
  },
});

// A tool that declares a read and writes does not.
defineTool({
  ...definition,
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  perform: async ([approved], { hands }) => {
    // @ts-expect-error: an approved read is no approved write
    await hands.writeFile(approved);
    return { text: '', summary: '' };
  },
});

// Nor one that declares a read and edits, or runs.
defineTool({
  ...definition,
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  perform: async ([approved], { hands, signal }) => {
    // @ts-expect-error: an approved read is no approved edit
    await hands.editFile(approved);
    // @ts-expect-error: an approved read is no approved command
    await hands.runShell(approved, { signal });
    return { text: '', summary: '' };
  },
});

// Nor one that uses an approval that it did not ask for.
defineTool({
  ...definition,
  intents: ({ path }) => [{ kind: 'read-file', path }],
  effects: ['reads'],
  // @ts-expect-error: there is one approval, not two
  perform: async ([, second]) => {
    return { text: String(second), summary: '' };
  },
});

// An intent alone opens no hand, and neither does an object of the right shape.
declare const hands: Hands;
declare const read: Approved<ReadFileIntent>;
declare const write: WriteFileIntent;
declare const edit: Approved<EditFileIntent>;
// @ts-expect-error: an intent is no approval
void hands.writeFile(write);
// @ts-expect-error: a literal lacks the mark
void hands.writeFile({ intent: write, hash: '' });
// @ts-expect-error: each hand takes its own kind
void hands.readFile(edit);
void hands.readFile(read);
