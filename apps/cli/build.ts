import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { staticTexts } from './src/command-line/static-texts.ts';

// Bundles the command into dist/: a tiny entry that answers --version and --help by itself, and the rest in chunks
// that are loaded when they are used. Everything is bundled, so that the package has no dependencies at all.
// It is built aside and moved in as a whole, so that whoever uses the command meanwhile finds the old one or the new one.
await mkdir('reports', { recursive: true });
const next = await mkdtemp(join('reports', 'building-'));
const options: BuildOptions = {
  outdir: next,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.22',
  minify: true,
  legalComments: 'none',
  conditions: ['@selfware/source'],
  mainFields: ['module', 'main'],
  metafile: true,
  logLevel: 'warning',
};

const mainIsAChunk: Plugin = {
  name: 'main-is-a-chunk',
  setup(building) {
    building.onResolve({ filter: /^\.\/main\.ts$/ }, () => ({
      path: './chunks/main.js',
      external: true,
    }));
  },
};

// A dynamic import keeps all of a module: all of zod would come into what every start loads. Only policies need it.
const zodStaysSmall: Plugin = {
  name: 'zod-stays-small',
  setup(building) {
    building.onResolve({ filter: /^zod\/mini$/ }, ({ kind, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: 'zod/mini', namespace: 'small', pluginData: resolveDir }
        : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: 'small' }, ({ pluginData }) => ({
      contents: `export { ${namesOfPolicySchema.join(', ')} } from 'zod/mini';`,
      resolveDir: String(pluginData),
    }));
  },
};

// What one chunk uses of a module comes along wherever the module is re-exported: the root of safety would bring the whole judge of commands into every
// start, which loads it late and by its sub-path.
const judgeLoadsLate: Plugin = {
  name: 'judge-loads-late',
  setup(building) {
    building.onLoad({ filter: /packages\/safety\/src\/index\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        /export \{[^}]*\} from '\.\/(?:command|policy\/test-policy)\.ts';/gu,
        '',
      ),
      loader: 'ts',
    }));
  },
};

const namesOfPolicySchema = [
  'array',
  'enum',
  'exactOptional',
  'strictObject',
  'string',
  'literal',
  'minLength',
  'regex',
];

// As esbuild writes them; a package's own module cannot be meant, since all of those are in the bundle.
const builtinImport = /\bimport(?:\{([^}]*)\}| ([\w$]+) |\*as ([\w$]+) )from"([\w:/]+)";/gu;

const requireOfBuiltins =
  "const require=i=>{const m=/http2$/.test(i)?0:process.getBuiltinModule(i);if(!m)throw new Error('no module '+i);return m};";

try {
  await bundle();
  await replaceDist();
} finally {
  await rm(next, { recursive: true, force: true });
}

async function bundle(): Promise<void> {
  const [entry, rest] = await Promise.all([
    build({
      ...options,
      entryPoints: ['src/bin.ts'],
      define: { builtTexts: JSON.stringify(staticTexts()) },
      plugins: [mainIsAChunk],
    }),
    build({
      ...options,
      entryPoints: ['src/main.ts'],
      splitting: true,
      plugins: [zodStaysSmall, judgeLoadsLate],
      entryNames: 'chunks/[name]',
      chunkNames: 'chunks/[name]-[hash]',
    }),
  ]);
  const files = [entry, rest].flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {}));
  await Promise.all(files.map(takeBuiltinsByName));
  const licences = await collectLicences([entry.metafile, rest.metafile]);
  await writeFile(join(next, 'THIRD-PARTY-LICENSES.txt'), licences);
}

async function replaceDist(): Promise<void> {
  const former = `${next}-former`;
  await rename('dist', former).catch(() => undefined);
  await chmod(next, 0o755);
  await rename(next, 'dist');
  await rm(former, { recursive: true, force: true });
}

/**
 * Node's own modules come by `process.getBuiltinModule`. An `import` of one makes Node build a module around it and so
 * call all of its lazy getters (half of `node:crypto`, the decoders of `node:util`), and a `require`, which CommonJS
 * packages use, would need `createRequire`: together that is a tenth of a run. HTTP/2 is kept from undici, which
 * tolerates that it is missing: loading it would cost every run another 16 ms.
 */
async function takeBuiltinsByName(file: string): Promise<void> {
  const names: string[] = [];
  const code = (await readFile(file, 'utf8')).replaceAll(
    builtinImport,
    (statement: string, ...[named, whole, space, name]: (string | undefined)[]) => {
      if (name === undefined || !isBuiltin(name) || named?.includes('default as')) return statement;
      const target = whole ?? space ?? `{${(named ?? '').replaceAll(' as ', ':')}}`;
      names.push(`const ${target}=process.getBuiltinModule("${name}");`);
      return '';
    },
  );
  if (code.includes('Dynamic require of')) names.unshift(requireOfBuiltins);
  const [shebang = ''] = /^#!.*\n/u.exec(code) ?? [];
  const body = code
    .slice(shebang.length)
    .replaceAll(/\bimport\("(node:[\w/]+)"\)/gu, 'Promise.resolve(process.getBuiltinModule("$1"))');
  await writeFile(file, `${shebang}${names.join('')}${body}`);
}

async function collectLicences(metafiles: readonly (Metafile | undefined)[]): Promise<string> {
  const inputs = metafiles.flatMap((metafile) =>
    Object.values(metafile?.outputs ?? {}).flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [path] : [],
      ),
    ),
  );
  const packages = new Set(inputs.filter((path) => path.includes('node_modules')).map(packageOf));
  const texts = await Promise.all([...packages].sort().map(licenceOf));
  return `The command holds code of these packages.\n\n${texts.join('\n')}`;
}

function packageOf(path: string): string {
  const parts = path.split('/');
  const at = parts.lastIndexOf('node_modules') + 1;
  return parts.slice(0, at + (parts[at]?.startsWith('@') ? 2 : 1)).join(sep);
}

async function licenceOf(directory: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(directory, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const file = (await readdir(directory)).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined && license === undefined)
    throw new Error(`expected a licence of ${dirname(directory)}`);
  const text = file === undefined ? '' : await readFile(join(directory, file), 'utf8');
  return `${'='.repeat(80)}\n${name ?? ''} ${version ?? ''} (${license ?? 'see below'})\n\n${text.trim()}\n`;
}
