/** What each of these modes lets happen without a question, by the rule that would ask. */
export const liftedRules: Readonly<Record<'accept-edits' | 'auto', readonly string[]>> = {
  // Writes of ordinary files in the workspace: other places and protected trees have rules of their own.
  'accept-edits': ['writes', 'writes-file'],
  // What a sandbox holds in: nothing of it reaches the network, other files or a person.
  auto: [
    'writes',
    'writes-file',
    'runs-code',
    'runs-another',
    'unknown-program',
    'unknown-argument',
    'unread-script',
    'named-by-path',
    'shell-function',
    'shell-construct',
    'sets-variable',
    'changes-repository',
  ],
};

/** What asks because a text was not read as a whole: no mode answers that. */
export const notUnderstood: readonly string[] = [
  'unparsable',
  'deeply-nested',
  'very-long',
  'hidden-characters',
  'too-many-paths',
];
