import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

interface PackageExports {
  readonly exports: Record<string, string | { readonly '@selfware/source'?: string }>;
}

const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageExports;

// `dts: false`: tsc -b runs afterwards and writes the declarations into the same folder.
export default defineConfig({
  entry: Object.values(exports).flatMap((target) =>
    typeof target === 'object' && target['@selfware/source'] ? [target['@selfware/source']] : [],
  ),
  outDir: 'dist',
  format: 'esm',
  target: 'node22',
  platform: 'node',
  splitting: true,
  sourcemap: false,
  dts: false,
  clean: true,
});
