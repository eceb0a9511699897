import { defineConfig } from 'vitest/config';

// For editors and for `vitest --project NAME`; `pnpm test` runs each project through Nx.
export default defineConfig({
  test: { projects: ['packages/*', 'apps/*', 'tools/vitest.config.ts', 'fuzz'] },
});
