import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['tools/**/*.ts', 'fuzz/**/*.ts'],
      project: ['tools/**/*.ts', 'fuzz/**/*.ts'],
    },
    'packages/*': {
      entry: ['src/**/*.test-d.ts', 'test/**/*.ts', 'fuzz/*.fuzz.ts', 'bench/**/*.ts'],
      project: ['src/**/*.ts', 'test/**/*.ts'],
    },
    'apps/*': {
      entry: ['src/bin.ts', 'build.ts', 'test/**/*.ts', 'fuzz/*.fuzz.ts'],
      project: ['src/**/*.ts', 'test/**/*.ts'],
    },
  },
};

export default config;
