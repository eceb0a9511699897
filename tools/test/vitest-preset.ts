import { defineConfig, type ViteUserConfig } from 'vitest/config';

const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'].flatMap(
  (name) => [name, name.toLowerCase()],
);

/** The Vitest configuration that every package shares; `name` is the package's folder. */
export function vitestPreset(name: string): ViteUserConfig {
  return defineConfig({
    resolve: { conditions: ['@selfware/source', 'node', 'import', 'default'] },
    ssr: { resolve: { conditions: ['@selfware/source', 'node', 'import', 'default'] } },
    test: {
      name,
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      pool: 'forks',
      // Guarded requests refuse to start while a proxy is set, and tests depend on nothing of the machine.
      env: Object.fromEntries(proxyVariables.map((name) => [name, ''])),
      maxWorkers: 2,
      testTimeout: 30_000,
      reporters: ['dot', ['json', { outputFile: 'reports/tests.json' }]],
      coverage: {
        provider: 'v8',
        include: ['src/**'],
        // Type tests are compiled, never run.
        exclude: ['**/*.test.ts', '**/*.test-d.ts'],
        reporter: ['json-summary', 'json'],
      },
    },
  });
}
