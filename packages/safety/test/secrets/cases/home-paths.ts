import type { SecretCase } from '../secret-case.ts';

/** Cases of names in paths. */
export const homePathCases: readonly SecretCase[] = [
  {
    rule: 'home-directory',
    positives: [
      { text: 'cd /home/alovelace/src', hidden: 'alovelace' },
      { text: '"/Users/grace.hopper/Library"', hidden: 'grace.hopper' },
      { text: 'file:///home/turing_a/x', hidden: 'turing_a' },
      { text: 'PATH=/home/e-dijkstra/bin:/bin', hidden: 'e-dijkstra' },
      { text: 'at /Users/linus/a.ts:3', hidden: 'linus' },
    ],
    negatives: [
      '/home/user/x',
      '/Users/runner/work',
      '/home/$USER/x',
      '/home/<user>/',
      'GET /api/v1/users/alovelace',
      'https://host.dev/home/page',
      '/home/node/app',
    ],
  },
  {
    rule: 'windows-home-directory',
    positives: [
      { text: 'C:\\Users\\alovelace\\src', hidden: 'alovelace' },
      { text: '"C:\\\\Users\\\\grace.hopper\\\\x"', hidden: 'grace.hopper' },
      { text: 'd:\\users\\turing', hidden: 'turing' },
      { text: '\\\\?\\C:\\Users\\linus\\', hidden: 'linus' },
      { text: 'in C:\\Users\\e-dijkstra.', hidden: 'e-dijkstra.' },
    ],
    negatives: [
      'C:\\Users\\Public\\x',
      'C:\\Users\\Default',
      'C:\\Users\\<name>',
      'C:\\Users\\%USERNAME%',
      'C:\\Users\\Administrator\\x',
    ],
  },
];
