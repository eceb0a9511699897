import { perlProbes } from './call-probes.data.ts';
import { nodeProbes } from './file-probes.data.ts';
import { nodeProberEnd, nodeProberStart, perlProberStart } from './prober-parts.data.ts';
import type { ProbeGround } from './probe-ground.ts';

/** The arguments with which Node tries every escape and prints one line of JSON for each. */
export function buildProber(ground: ProbeGround): readonly string[] {
  const attempts = nodeProbes.map(
    ({ name, code }) => `await run(${JSON.stringify(name)}, async () => { ${code} });`,
  );
  const perl = perlProbes.map(({ name, code }) => `probe('${name}', sub { ${code} });`);
  const calls = perlProbes.map(({ name }) => name);
  return [
    '-e',
    [nodeProberStart, ...attempts, nodeProberEnd].join('\n'),
    JSON.stringify({ ...ground, calls }),
    [perlProberStart, ...perl].join('\n'),
  ];
}
