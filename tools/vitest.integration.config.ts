import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'development, integration',
    include: ['**/*.integration.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', ['json', { outputFile: 'reports/integration-tests.json' }]],
  },
});
