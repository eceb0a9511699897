/** One long form: what it shows, and the commands that show it, one after the other. */
export interface Campaign {
  readonly name: string;
  readonly shows: string;
  readonly steps: readonly CampaignStep[];
}

/** One command; `cwd` counts from the root of the repository. */
export interface CampaignStep {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const patient = ['--testTimeout=7200000', '--hookTimeout=7200000'];

/** Every campaign. Continuous integration runs the same code, each at most some seconds. */
export const campaigns: readonly Campaign[] = [
  {
    name: 'crash',
    shows: 'nothing acknowledged is lost when a process is killed at any moment',
    steps: [
      tests('packages/persistence', 2_000, 'crash', 'full-disk'),
      tests('packages/agent', 500, 'kill-and-resume'),
      tests('packages/process-supervisor', 500, 'host-killed', 'escapes'),
    ],
  },
  {
    name: 'processes',
    shows: '10,000 runs leave nothing behind, and nothing escapes',
    steps: [tests('packages/process-supervisor', 1_000, 'many-runs', 'escape-matrix', 'services')],
  },
  {
    name: 'explorer',
    shows: 'every state that a power cut may leave of thousands of workloads recovers whole',
    steps: [tests('packages/persistence', 5_000, 'explorer')],
  },
  {
    name: 'disk',
    shows:
      'nothing acknowledged is lost when system calls fail, a disk is full or its power is cut',
    steps: [tests('packages/persistence', 200, 'strace', 'power-cut', 'full-disk')],
  },
  {
    name: 'race',
    shows: 'locks exclude, and no path leaves its root while links are swapped',
    steps: [
      tests('packages/persistence', 2_000, 'lock'),
      tests('packages/safety', 20_000, 'filesystem'),
      tests('packages/safety', 100_000, 'race.integration'),
    ],
  },
  {
    name: 'properties',
    shows: 'every property of every package, 5,000 runs each',
    steps: ['contracts', 'resilience', 'safety', 'persistence', 'process-supervisor']
      .concat(['llm-client', 'memory', 'observability', 'tools', 'agent'])
      .map((folder) => tests(`packages/${folder}`, 5_000, '.property.test')),
  },
  {
    name: 'commands',
    shows:
      'commands that are allowed change nothing when they are executed, bash reads no text otherwise, and no spelling hides a denied one',
    steps: [
      tests('packages/safety', 20_000, 'command-differential'),
      tests('packages/safety', 5_000, 'find.integration'),
      tests('packages/safety', 40_000, 'parser.integration'),
      tests('packages/safety', 20_000, 'encoded-commands'),
    ],
  },
  {
    name: 'fuzz',
    shows: 'every fuzz target for five minutes',
    steps: [{ command: ['node', 'fuzz/run-fuzz.ts', '--seconds', '300'], cwd: '.' }],
  },
  {
    name: 'consumer',
    shows: 'each package installs, imports and type-checks alone in an empty project',
    steps: [{ command: ['node', 'tools/consumer/check-consumers.ts'], cwd: '.' }],
  },
  {
    name: 'release',
    shows: 'versions, a publication to a registry on loopback, and an installation from it',
    steps: [{ command: ['node', 'tools/release/rehearse-release.ts'], cwd: '.' }],
  },
];

function tests(cwd: string, runs: number, ...filters: readonly string[]): CampaignStep {
  return {
    command: ['vitest', 'run', ...patient, '--reporter=verbose', ...filters],
    cwd,
    environment: { SELFWARE_RUNS: String(runs) },
  };
}
