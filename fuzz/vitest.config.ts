import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@selfware/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@selfware/source', 'node', 'import', 'default'] } },
  test: {
    name: 'fuzz',
    include: ['*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    reporters: ['dot', ['json', { outputFile: 'reports/tests.json' }]],
  },
});
