import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      entry: ['tools/**/*.ts', 'fuzz/**/*.ts'],
      project: ['tools/**/*.ts', 'fuzz/**/*.ts'],
      // Named in tools/nx/targets.ts and in the scripts of tools/, which knip does not read as commands.
      ignoreDependencies: [
        '@arethetypeswrong/cli',
        '@jazzer.js/core',
        '@typescript/native',
        'publint',
      ],
    },
    'packages/*': {
      entry: ['src/**/*.test-d.ts', 'test/**/*.ts', 'fuzz/*.fuzz.ts', 'bench/**/*.ts'],
      project: ['src/**/*.ts', 'test/**/*.ts'],
      ignoreBinaries: ['mount', 'strace', 'umount', 'bwrap', 'unshare'],
    },
    // Named by their paths.
    'tools/nodes': { ignoreDependencies: ['node-22', 'node-26'] },
    'apps/*': {
      entry: ['build.ts', 'test/**/*.ts', 'fuzz/*.fuzz.ts'],
      project: ['src/**/*.ts', 'test/**/*.ts'],
    },
  },
};

export default config;
