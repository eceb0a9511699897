/** How a program changes whole trees. */
export interface TreeChanger {
  /** Options that make it do so, of which long ones may be abbreviated; empty means always. */
  readonly triggers: readonly string[];
  /** Which operands are changed: all of them, all but the first (a mode or an owner), all but the last (a target), or only the last. */
  readonly victims: 'all' | 'all-but-first' | 'all-but-last' | 'last';
  /** Options whose value is the next word. */
  readonly values?: readonly string[];
}

/** Programs that change whole trees. */
export const treeChangers: Readonly<Record<string, TreeChanger>> = {
  rm: { triggers: ['r', 'R', 'recursive'], victims: 'all' },
  grm: { triggers: ['r', 'R', 'recursive'], victims: 'all' },
  chmod: { triggers: ['R', 'recursive'], victims: 'all' },
  chown: { triggers: ['R', 'recursive'], victims: 'all-but-first' },
  chgrp: { triggers: ['R', 'recursive'], victims: 'all-but-first' },
  chcon: { triggers: ['R', 'recursive'], victims: 'all' },
  setfacl: { triggers: ['R', 'recursive'], victims: 'all' },
  chattr: { triggers: ['R'], victims: 'all' },
  chflags: { triggers: ['R'], victims: 'all-but-first' },
  shred: { triggers: [], victims: 'all' },
  srm: { triggers: [], victims: 'all' },
  wipe: { triggers: [], victims: 'all' },
  scrub: { triggers: [], victims: 'all' },
  rimraf: { triggers: [], victims: 'all' },
  del: { triggers: [], victims: 'all' },
  'del-cli': { triggers: [], victims: 'all' },
  trash: { triggers: [], victims: 'all' },
  'trash-put': { triggers: [], victims: 'all' },
  'gvfs-trash': { triggers: [], victims: 'all' },
  rmtrash: { triggers: [], victims: 'all' },
  gio: { triggers: [], victims: 'all-but-first' },
  mv: {
    triggers: [],
    victims: 'all-but-last',
    values: ['-t', '-S', '--target-directory', '--suffix'],
  },
  gmv: { triggers: [], victims: 'all-but-last', values: ['-t', '-S'] },
  rsync: {
    triggers: [
      'del',
      'delete',
      'delete-before',
      'delete-during',
      'delete-delay',
      'delete-after',
      'delete-excluded',
      'delete-missing-args',
    ],
    victims: 'last',
    values: ['-e', '--rsh', '--exclude', '--include', '-f', '--filter', '--files-from'],
  },
  tar: { triggers: ['remove-files'], victims: 'all', values: ['-f', '--file', '-C'] },
};
