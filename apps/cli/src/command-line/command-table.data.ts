import type { CommandDescription, FlagDescription } from './command-table.ts';

/** Every flag, once. */
export const flags: readonly FlagDescription[] = [
  {
    name: 'endpoint',
    value: 'URL',
    summary: 'server that speaks the OpenAI chat completions protocol',
  },
  { name: 'model', value: 'NAME', summary: 'model to ask for' },
  {
    name: 'mode',
    value: 'MODE',
    summary: 'what may happen without asking',
    choices: ['plan', 'default', 'accept-edits', 'auto', 'yolo', 'dont-ask'],
  },
  {
    name: 'verify',
    value: 'CMD',
    summary: 'command that decides whether the work is done; it may run without asking',
  },
  { name: 'max-turns', value: 'N', summary: 'requests to the model in one run' },
  { name: 'timeout', value: 'SECONDS', summary: 'ends the run after this time' },
  {
    name: 'prompt',
    short: 'p',
    value: 'TEXT',
    summary: 'the task; - reads it from standard input',
  },
  {
    name: 'policy',
    value: 'FILE',
    completes: 'files',
    summary: 'policy file to judge by; else the setting policyFile',
  },
  {
    name: 'intent',
    value: 'INTENT',
    summary: 'what is to be done at the path; else read',
    choices: ['read', 'write', 'create', 'delete', 'list'],
  },
  {
    name: 'only',
    value: 'CATEGORY',
    summary: 'look for nothing else',
    choices: ['secret', 'pii'],
    once: true,
  },
  {
    name: 'known-file',
    value: 'PATH',
    completes: 'files',
    summary: 'hide each line of this file wherever it stands',
  },
  {
    name: 'known-env',
    value: 'NAME',
    summary: 'hide the value of this variable wherever it stands',
  },
  {
    name: 'pseudonyms',
    summary: 'name personal data, the same in this run for the same: [EMAIL#0123abcd]',
  },
  { name: 'list-rules', summary: 'print what is looked for, and nothing else' },
  { name: 'file', value: 'PATH', completes: 'files', summary: 'look into a file' },
  { name: 'resolve', summary: 'ask for the addresses of the name, too' },
  { name: 'all', summary: 'every session, their list, memory, logs, audit logs and blobs' },
  {
    name: 'level',
    value: 'LEVEL',
    summary: 'leave out what matters less',
    choices: ['debug', 'info', 'warn', 'error'],
  },
  {
    name: 'format',
    value: 'FORMAT',
    summary: 'how it is written; else markdown',
    choices: ['markdown', 'json'],
  },
  { name: 'output', short: 'o', value: 'FILE', completes: 'files', summary: 'write it to a file' },
  { name: 'force', summary: 'replace a file that is there' },
  { name: 'copy', summary: 'put it on the clipboard' },
  { name: 'last', value: 'N', summary: 'how many lines to show, the newest; else 200' },
  {
    name: 'older-than',
    value: 'DAYS',
    summary: 'every session that nothing happened in for so long',
  },
  { name: 'stats', summary: 'print counts at the end: requests, tokens, calls, verdicts' },
  { name: 'keep', summary: 'keep the temporary directory and print its path' },
  {
    name: 'directory',
    short: 'C',
    value: 'DIR',
    completes: 'directories',
    summary: 'work there instead of here',
  },
  { name: 'config', value: 'FILE', completes: 'files', summary: 'user configuration file to read' },
  { name: 'json', summary: 'one JSON object a line on standard output, nothing else there' },
  { name: 'quiet', short: 'q', summary: 'only what was asked for' },
  { name: 'verbose', short: 'v', summary: 'also reasoning, and what tools gave back' },
  { name: 'no-color', summary: 'no colours (as NO_COLOR)' },
  { name: 'ascii', summary: 'only ASCII signs' },
  { name: 'help', short: 'h', summary: 'help for the command' },
  { name: 'version', summary: 'the version' },
];

/** Flags that every command takes. */
export const commonFlags: readonly string[] = [
  'directory',
  'config',
  'json',
  'quiet',
  'verbose',
  'no-color',
  'ascii',
  'help',
];

/** Every command, in the order of the help. */
export const commands: readonly CommandDescription[] = [
  {
    name: 'run',
    summary: 'work on one task',
    operand: { name: 'TASK', required: false },
    flags: ['endpoint', 'model', 'mode', 'verify', 'max-turns', 'timeout', 'prompt', 'stats'],
    examples: [
      {
        line: 'selfware run "make the failing test pass" --verify "npm test"',
        tells: 'asks before it changes or runs anything',
      },
      {
        line: 'selfware run "explain src/server.ts" --mode plan',
        tells: 'only reads',
      },
      {
        line: 'git diff | selfware run -p - --json --mode plan',
        tells: 'takes the task from standard input, prints events',
      },
    ],
  },
  {
    name: 'chat',
    summary: 'talk, task after task, in one session',
    flags: ['endpoint', 'model', 'mode', 'verify', 'max-turns', 'timeout', 'stats'],
    examples: [
      {
        line: 'selfware chat',
        tells: '/help lists what can be typed, !command runs a command of yours',
      },
    ],
  },
  {
    name: 'demo',
    summary: 'see it work: a sample repository, the real agent, a scripted model',
    flags: ['keep', 'stats'],
    examples: [{ line: 'selfware demo', tells: 'needs no model and leaves nothing behind' }],
  },
  {
    name: 'resume',
    summary: 'go on with a session that was interrupted',
    operand: { name: 'ID', required: false },
    flags: ['endpoint', 'model', 'mode', 'verify', 'max-turns', 'timeout', 'prompt', 'stats'],
    examples: [
      { line: 'selfware resume', tells: 'the newest session of this directory' },
      {
        line: 'selfware resume 0k3x -p "now the other test"',
        tells: 'that one, with something new to say',
      },
    ],
  },
  {
    name: 'sessions list',
    summary: 'what was done, and how it ended',
    flags: [],
    examples: [{ line: 'selfware sessions list --json', tells: 'one session a line' }],
  },
  {
    name: 'sessions verify',
    summary: 'whether everything that is kept is as it was written; changes nothing',
    flags: [],
    examples: [
      { line: 'selfware sessions verify', tells: 'names what is damaged and ends with 9 then' },
    ],
  },
  {
    name: 'sessions repair',
    summary: 'set damage aside, keep what is whole, write the list of sessions again',
    operand: { name: 'ID', required: false },
    flags: ['all'],
    examples: [
      {
        line: 'selfware sessions repair --all',
        tells: 'ends with 9 when something cannot be brought back; nothing is deleted',
      },
      { line: 'selfware sessions repair 20261123', tells: 'the session whose id begins so' },
    ],
  },
  {
    name: 'sessions delete',
    summary: 'remove sessions for good, and what only they needed',
    operand: { name: 'ID', required: false, many: true },
    flags: ['all', 'older-than'],
    examples: [
      { line: 'selfware sessions delete 20261123', tells: 'the session whose id begins so' },
      { line: 'selfware sessions delete --older-than 30', tells: 'what a month has not touched' },
    ],
  },
  {
    name: 'sessions export',
    summary: 'write a session down, without secrets: to standard output, a file or the clipboard',
    operand: { name: 'ID', required: false },
    flags: ['format', 'output', 'force', 'copy'],
    examples: [
      { line: 'selfware sessions export', tells: 'the newest session of this directory' },
      { line: 'selfware sessions export --copy', tells: 'ready to be pasted into an issue' },
      {
        line: 'selfware sessions export 20261123 --format json --output talk.json',
        tells: 'that one; a file that is there is kept unless --force is given',
      },
    ],
  },
  {
    name: 'sessions encrypt',
    summary: 'seal what is stored from now on; makes a key file where there is none',
    flags: [],
    examples: [
      {
        line: 'selfware sessions encrypt',
        tells: 'then copy the key file: without it nothing can be read again',
      },
    ],
  },
  {
    name: 'undo',
    summary: 'take back the file changes of the last run',
    flags: [],
    examples: [{ line: 'selfware undo', tells: 'a file that changed since is refused and named' }],
  },
  {
    name: 'doctor',
    summary: 'check Node, endpoint, model and state directory; find local servers',
    flags: ['endpoint', 'model'],
    examples: [{ line: 'selfware doctor', tells: 'each line ends with what to do' }],
  },
  {
    name: 'config explain',
    summary: 'each setting and where it came from',
    flags: ['endpoint', 'model', 'mode', 'verify', 'max-turns', 'timeout'],
    examples: [{ line: 'selfware config explain', tells: 'secrets are hidden' }],
  },
  {
    name: 'check command',
    summary: 'what safety says of a command, and why; - reads it from standard input',
    operand: { name: 'COMMAND', required: true },
    flags: ['mode', 'policy'],
    examples: [
      {
        line: 'selfware check command "git status && rm -rf /"',
        tells: 'exit code 0 allow, 5 deny, 6 ask',
      },
    ],
  },
  {
    name: 'check path',
    summary: 'whether a path may be read or changed here, by which rule, and where it leads',
    operand: { name: 'PATH', required: true, completes: 'files' },
    flags: ['intent'],
    examples: [
      {
        line: 'selfware check path ../other --intent read',
        tells: 'exit code 0 allow, 5 deny, 6 ask',
      },
      {
        line: 'selfware check path .git/hooks/pre-commit --intent write',
        tells: 'names the rule that protects it',
      },
    ],
  },
  {
    name: 'check url',
    summary: 'whether a guarded request may ask for a URL, and why; it connects to nothing',
    operand: { name: 'URL', required: true },
    flags: ['resolve'],
    examples: [
      { line: 'selfware check url http://169.254.169.254/', tells: 'exit code 0 allow, 5 deny' },
      {
        line: 'selfware check url https://example.com --resolve',
        tells: 'also asks for the addresses of the name and judges each',
      },
    ],
  },
  {
    name: 'check text',
    summary: 'which secrets and personal data a text holds; - reads it from standard input',
    operand: { name: 'TEXT', required: false },
    flags: ['file', 'only', 'known-file', 'known-env'],
    examples: [
      { line: 'selfware check text --file app.log', tells: 'what is in a file' },
      {
        line: 'git diff | selfware check text -',
        tells: 'exit code 0 nothing, 5 a secret, 6 personal data only; never shows what it found',
      },
    ],
  },
  {
    name: 'redact',
    summary: 'files, or standard input, without their secrets and personal data',
    operand: { name: 'FILE', required: false, many: true, completes: 'files' },
    flags: ['only', 'known-file', 'known-env', 'pseudonyms', 'list-rules'],
    examples: [
      { line: 'selfware redact app.log > app.redacted.log', tells: 'one or more files, in order' },
      { line: 'npm test 2>&1 | selfware redact', tells: 'passes on as it comes' },
      {
        line: 'cat app.log | selfware redact --only secret',
        tells: 'leaves names, addresses and numbers of people',
      },
      {
        line: 'cat state.json | selfware redact --json',
        tells:
          'every byte that is not hidden stays; what stands under `password` and the like is hidden',
      },
    ],
  },
  {
    name: 'policy test',
    summary: 'judge a file of cases offline, and tell which are not judged as they say',
    operand: { name: 'CASES', required: true, completes: 'files' },
    flags: ['policy'],
    examples: [
      {
        line: 'selfware policy test cases.yaml --policy policy.yaml',
        tells: 'cases are { command or argv, expect, rule, mode, cwd }; exit code 1 when one fails',
      },
    ],
  },
  {
    name: 'audit',
    summary: 'what the mode yolo let happen in this directory, and whether that log is whole',
    flags: [],
    examples: [
      { line: 'selfware audit', tells: 'exit code 9 when an entry was changed or taken out' },
      { line: 'selfware audit --json', tells: 'one entry a line' },
    ],
  },
  {
    name: 'logs',
    summary: 'what happened inside, run by run, also of those under way',
    flags: ['level', 'last'],
    examples: [
      { line: 'selfware logs --level warn', tells: 'what went wrong' },
      { line: 'selfware logs --json --last 1000', tells: 'one line of the log a line' },
    ],
  },
  {
    name: 'completion',
    summary: 'completion script for your shell',
    operand: { name: 'SHELL', required: true, choices: ['bash', 'zsh', 'fish'] },
    flags: [],
    examples: [{ line: 'source <(selfware completion bash)', tells: 'for this shell' }],
  },
];
