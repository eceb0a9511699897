import type { Clock } from '@selfware/contracts';
import { pause } from './pause.ts';
import { askTcp } from './probe/ask-tcp.ts';
import type { Probe, ServiceSpecification } from './service-specification.ts';

const everyMs = 20;
const atMostMs = 5_000;

/** Resolves when nobody accepts connections any more at the ports that a service is asked at, or after 5 seconds. */
export async function awaitFreePort(
  { readiness, liveness }: Pick<ServiceSpecification, 'readiness' | 'liveness'>,
  clock: Clock,
): Promise<void> {
  const late = new AbortController();
  const cancel = clock.setTimer(() => late.abort(), atMostMs);
  const ports = [...portsOf(readiness?.probe), ...portsOf(liveness?.probe)];
  const isTaken = async (): Promise<boolean> => {
    const answers = await Promise.all(ports.map((port) => askTcp(port, late.signal)));
    return answers.includes(true);
  };
  while (!late.signal.aborted && (await isTaken())) await pause(everyMs, clock, late.signal);
  cancel();
}

function portsOf(
  probe: Probe | undefined,
): readonly { readonly port: number; readonly host?: string }[] {
  if (probe?.kind === 'tcp') return [probe];
  if (probe?.kind !== 'http') return [];
  const { hostname, port } = new URL(probe.url);
  return [{ host: hostname.replaceAll(/[[\]]/gu, ''), port: Number(port || 80) }];
}
