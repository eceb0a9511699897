import fc from 'fast-check';
import type { ContainerRelaxations, ResolvedContainerRun } from '../../src/container.ts';
import { givableCapabilities } from '../../src/container/build/check-run.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((one) => !one.includes('\0'));
const name = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,10}$/u);
const target = fc
  .array(fc.stringMatching(/^[A-Za-z0-9 ,"'=:$(){}_-]{1,8}$/u), { minLength: 1, maxLength: 3 })
  .map((names) => `/${names.join('/')}`);

/** A run that asks for nothing, with mounts of `/project`. */
export const closedRun: fc.Arbitrary<ResolvedContainerRun> = fc
  .record({
    engine: fc.constantFrom('docker' as const, 'podman' as const, 'nerdctl' as const),
    image: fc.constantFrom('alpine', 'alpine:3.20', 'ghcr.io/o/img:1', 'a.b:5000/x__y/z'),
    command: fc.array(fc.oneof(text, fc.constantFrom('--privileged', '-v', '/:/x', 'sh')), {
      maxLength: 4,
    }),
    environment: fc.dictionary(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/u), text, { maxKeys: 3 }),
    mounts: fc.array(fc.record({ source: target, target }), { maxLength: 3 }),
    user: fc.constantFrom('1000', '65534:65534', 'nobody:nogroup'),
    name,
  })
  .filter(({ environment }) => !Object.keys(environment).some((key) => loaders.test(key)))
  .map((run) => ({
    ...run,
    resolvedMounts: run.mounts.map((mount) => ({ ...mount, source: `/project${mount.source}` })),
  }));

const loaders =
  /^(?:LD_|BASH_ENV|ENV$|NODE_OPTIONS|PYTHON|PERL5OPT|RUBYOPT|JAVA_TOOL|PROMPT_|GCONV)/u;

/** At least one thing that is opened on purpose. */
export const relaxations: fc.Arbitrary<ContainerRelaxations> = fc.oneof(
  fc.constantFrom(
    { network: 'bridge' },
    { network: 'own-net' },
    { writableRoot: true } as const,
    { root: true } as const,
    { pull: 'missing' } as const,
    { executableTmp: true } as const,
    { withoutInit: true } as const,
  ),
  fc.constantFrom(...givableCapabilities).map((one) => ({ capabilities: [one] })),
  fc
    .integer({ min: 1, max: 65_535 })
    .map((port) => ({ network: 'bridge', ports: [{ host: port, container: port }] })),
);
