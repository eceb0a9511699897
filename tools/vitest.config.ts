import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'development',
    include: ['**/*.test.ts'],
    exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    reporters: ['dot', ['json', { outputFile: 'reports/tests.json' }]],
  },
});
