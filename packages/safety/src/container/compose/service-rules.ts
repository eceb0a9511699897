import type { ComposeFinding } from './compose-fault.ts';
import { isList, isMap, type ComposeMap, type ComposeValue } from './parse-compose.ts';
import { textOf, textsOf } from './read-scalars.ts';
import { knownKeys, refusedKeys, serviceOptions } from './service-keys.data.ts';

/** What no command line of `docker run` shows of a service: missing limits, open ports, what Compose alone does. */
export function judgeServiceKeys(service: ComposeMap): readonly ComposeFinding[] {
  return [
    ...Object.keys(service).flatMap(judgeKey),
    ...judgeHardening(service),
    ...judgePorts(service['ports']),
    ...judgeNetworkMode(service['network_mode']),
    ...judgeDeploy(service['deploy']),
    ...judgeWatch(service['develop']),
  ];
}

const known = new Set([...serviceOptions.map(({ key }) => key), ...knownKeys]);

function judgeKey(key: string): readonly ComposeFinding[] {
  const refused = refusedKeys[key];
  if (refused !== undefined) return [{ ...refused, rule: 'service-key', where: key }];
  if (known.has(key) || key.startsWith('x-')) return [];
  return [
    { decision: 'ask', rule: 'unknown-key', reason: 'Nobody knows what it does.', where: key },
  ];
}

function judgeHardening(service: ComposeMap): readonly ComposeFinding[] {
  const dropped = textsOf(service['cap_drop']).map((name) =>
    name.toUpperCase().replace(/^CAP_/u, ''),
  );
  const user = (textOf(service['user']) ?? '').split(':', 1)[0] ?? '';
  return [
    ask(
      !dropped.includes('ALL'),
      'capabilities-kept',
      'cap_drop',
      'It keeps the usual capabilities.',
    ),
    ask(
      user === '' || user === '0' || user === 'root',
      'runs-as-root',
      'user',
      'It runs as the user of its image, which may be root.',
    ),
    ask(
      !hasMemoryLimit(service),
      'memory-unlimited',
      'mem_limit',
      'It may take all memory of this machine.',
    ),
  ].flat();
}

function hasMemoryLimit({ mem_limit: limit, deploy }: ComposeMap): boolean {
  const resources = isMap(deploy) ? deploy['resources'] : undefined;
  const limits = isMap(resources) ? resources['limits'] : undefined;
  const told = textOf(limit) ?? (isMap(limits) ? textOf(limits['memory']) : undefined);
  return told !== undefined && !/^-|^0*[a-z]*$/iu.test(told);
}

function judgePorts(ports: ComposeValue | undefined): readonly ComposeFinding[] {
  const open = (isList(ports) ? ports : []).some((port) => !isLocal(port));
  return ask(open, 'port-for-everybody', 'ports', 'A port is open to the network of this machine.');
}

function isLocal(port: ComposeValue): boolean {
  if (isMap(port)) {
    const address = textOf(port['host_ip']);
    return address === '127.0.0.1' || address === '::1';
  }
  return /^(?:127\.0\.0\.1|\[::1\]):/u.test(textOf(port) ?? '');
}

function judgeNetworkMode(mode: ComposeValue | undefined): readonly ComposeFinding[] {
  const joins = (textOf(mode) ?? '').startsWith('service:');
  return ask(joins, 'joins-service', 'network_mode', 'It joins the network of another container.');
}

const knownDeploy = ['resources', 'replicas', 'mode', 'restart_policy', 'labels', 'endpoint_mode'];

function judgeDeploy(deploy: ComposeValue | undefined): readonly ComposeFinding[] {
  if (!isMap(deploy)) return [];
  const { resources } = deploy;
  const reserved = isMap(resources) ? resources['reservations'] : undefined;
  return [
    ...ask(
      isMap(reserved) && reserved['devices'] !== undefined,
      'device',
      'deploy',
      'It takes a device of this machine.',
    ),
    ...ask(
      Object.keys(deploy).some((key) => !knownDeploy.includes(key)),
      'unknown-key',
      'deploy',
      'It tells more than is known.',
    ),
  ];
}

function judgeWatch(develop: ComposeValue | undefined): readonly ComposeFinding[] {
  const isThere = isMap(develop) && develop['watch'] !== undefined;
  return ask(
    isThere,
    'watches-files',
    'develop',
    'It copies files of this machine in, whenever they change.',
  );
}

function ask(
  holds: boolean,
  rule: string,
  where: string,
  reason: string,
): readonly ComposeFinding[] {
  return holds ? [{ decision: 'ask', rule, reason, where }] : [];
}
