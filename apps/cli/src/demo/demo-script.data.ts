import type { MockReply } from '@selfware/llm-client/testing';

/** The command that tells whether the sample is right. */
export const testCommand = 'node --test';

/** What the user of the demo asks for. */
export const demoTask =
  'The tests of this repository fail. Find the bug, fix it, and show that the tests pass.';

/** What the scripted model says: a first fix that is not enough, then the one that is. */
export const demoScript: readonly MockReply[] = [
  {
    text: 'I look at the repository first.',
    toolCalls: [
      { name: 'list_directory', arguments: { path: '.' } },
      { name: 'read_file', arguments: { path: 'src/format-duration.js' } },
      { name: 'read_file', arguments: { path: 'test/format-duration.test.js' } },
    ],
    chunkDelayMs: 4,
  },
  {
    text: 'A full minute is compared with `>`, so 60 seconds stay seconds. I correct that and run the tests.',
    toolCalls: [
      {
        name: 'edit_file',
        arguments: {
          path: 'src/format-duration.js',
          old_text: 'if (seconds > minute)',
          new_text: 'if (seconds >= minute)',
        },
      },
      { name: 'run_command', arguments: { command: 'node --test' } },
    ],
    chunkDelayMs: 4,
  },
  {
    text: 'Still one failure: a full hour has the same mistake, which I overlooked.',
    toolCalls: [
      {
        name: 'edit_file',
        arguments: {
          path: 'src/format-duration.js',
          old_text: 'if (seconds > hour)',
          new_text: 'if (seconds >= hour)',
        },
      },
      { name: 'run_command', arguments: { command: 'node --test' } },
    ],
    chunkDelayMs: 4,
  },
  {
    text: 'All tests pass. Both comparisons in `formatDuration` left out the full unit: 60 seconds are now `1 min`, 3600 are `1 h`.',
    chunkDelayMs: 4,
  },
];
