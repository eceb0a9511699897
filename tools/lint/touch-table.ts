/** What the published code of one package may touch; what is not listed is forbidden. */
export interface Touch {
  /** Node modules without the prefix `node:`, beside those that every package may use; `'none'`: no Node module at all. */
  readonly node: readonly string[] | 'none';
  /** npm packages. Those of this repository follow the layers instead. */
  readonly npm: readonly string[];
  /** May read `process.env`, `process.cwd()`, `process.argv` and the terminal. */
  readonly processState?: true;
  /** May use the global `fetch`, `WebSocket` and `EventSource`. */
  readonly globalNetwork?: true;
  /** Folder or file beneath `src/` to what it may touch in addition. */
  readonly inside?: Readonly<
    Record<string, Pick<Touch, 'node' | 'npm' | 'globalNetwork' | 'processState'>>
  >;
}

const files = ['fs', 'fs/promises'];
const network = ['net', 'tls', 'http', 'https', 'http2', 'dns', 'dns/promises'];

/** Node modules that only compute: any package but contracts may import them. */
export const harmlessNodeModules: readonly string[] = [
  'assert',
  'async_hooks',
  'buffer',
  'crypto',
  'diagnostics_channel',
  'events',
  'module',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'perf_hooks',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'v8',
  'zlib',
];

/** Who may touch what: folder of `packages/` or `apps/` to its permissions. */
export const touchTable: Readonly<Record<string, Touch>> = {
  contracts: { node: 'none', npm: ['@standard-schema/spec'] },
  resilience: { node: [], npm: ['cockatiel'] },
  safety: {
    node: [...files, ...network],
    npm: ['undici', 'unbash', 'yaml', 'yauzl', 'zod'],
    // Behind the guard there is Node's own fetch, called in this one file.
    inside: {
      'network/fetch/send-exchange.ts': { node: [], npm: [], globalNetwork: true },
      // Variables that name a proxy are refused, also where nobody hands the environment over.
      'network/connect/assert-no-proxy.ts': { node: [], npm: [], processState: true },
    },
  },
  persistence: {
    // Abstract sockets carry locks; nothing else of the network is touched.
    node: [...files, 'net'],
    npm: ['write-file-atomic', 'zod', '@standard-schema/spec'],
  },
  'process-supervisor': {
    node: [...files, 'child_process', 'net', 'http'],
    npm: ['execa', 'zod'],
  },
  'llm-client': {
    node: network,
    npm: ['openai', 'undici', 'zod', 'gpt-tokenizer', 'eventsource-parser'],
    globalNetwork: true,
    inside: { 'testing/': { node: [...files, ...network], npm: [] } },
  },
  memory: { node: [], npm: ['hnswlib-node', 'minisearch', 'zod'] },
  observability: {
    node: [...files, ...network],
    npm: [
      'rotating-file-stream',
      'prom-client',
      '@opentelemetry/api',
      'hono',
      '@hono/node-server',
      'zod',
    ],
  },
  tools: {
    node: [],
    npm: ['zod'],
    // A regular expression that a model wrote runs in a thread that can be ended.
    inside: { 'search/': { node: ['worker_threads'], npm: [] } },
  },
  agent: { node: [], npm: ['zod'] },
  cli: {
    node: [...files, ...network, 'process', 'readline', 'readline/promises', 'repl', 'tty'],
    npm: ['zod', 'diff'],
    processState: true,
  },
};

/** Guarded primitives that act without an approval, and the folders whose code may import them as values. */
export const primitives: {
  readonly names: readonly string[];
  readonly importers: readonly string[];
} = {
  names: ['openRoot', 'createGuardedFetch', 'createGuardedDispatcher', 'runProgram'],
  importers: ['packages/tools/src/hands/', 'apps/cli/src/'],
};
