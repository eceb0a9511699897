import { isList, isMap, type ComposeMap, type ComposeValue } from './parse-compose.ts';
import { isOn, pairsOf, textOf, textsOf, wordsOf } from './read-scalars.ts';
import { serviceOptions, type ServiceOption } from './service-keys.data.ts';

/** The command line of `docker run` that would start the container of a service, as far as there is one. */
export function serviceArgv(service: ComposeMap): readonly string[] {
  const entrypoint = wordsOf(service['entrypoint']);
  const [program, ...firstWords] = entrypoint;
  return [
    'docker',
    'run',
    ...serviceOptions.flatMap((option) => optionWords(option, service[option.key])),
    ...specialWords(service),
    ...(program === undefined ? [] : [`--entrypoint=${program}`]),
    textOf(service['image']) ?? 'local-build',
    ...firstWords,
    ...wordsOf(service['command']),
  ];
}

function optionWords(
  { option, takes }: ServiceOption,
  value: ComposeValue | undefined,
): readonly string[] {
  if (value === undefined || value === null) return [];
  switch (takes) {
    case 'switch':
      return [`${option}=${String(isOn(value))}`];
    case 'each':
      return textsOf(value).map((one) => `${option}=${one}`);
    case 'pairs':
      return pairsOf(value).map((pair) => `${option}=${pair}`);
    case 'value':
      return [`${option}=${textOf(value) ?? ''}`];
  }
}

function specialWords(service: ComposeMap): readonly string[] {
  const { volumes, devices, ports, environment, env_file: envFile } = service;
  return [
    ...itemsOf(volumes).flatMap(volumeWords),
    ...itemsOf(devices).map((device) => `--device=${deviceText(device)}`),
    ...itemsOf(ports).map((port) => `--publish=${portText(port)}`),
    ...pairsOf(environment).map((pair) => `--env=${pair}`),
    ...itemsOf(envFile).map((file) => `--env-file=${textOf(pathOf(file)) ?? ''}`),
    ...ulimitWords(service['ulimits']),
    ...loggingWords(service['logging']),
    ...limitWords(service['deploy']),
    ...healthWords(service['healthcheck']),
    ...(service['gpus'] === undefined ? [] : ['--gpus=all']),
    ...(service['pull_policy'] === 'always' ? ['--pull=always'] : []),
  ];
}

function itemsOf(value: ComposeValue | undefined): readonly ComposeValue[] {
  if (isList(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

const pathOf = (file: ComposeValue): ComposeValue | undefined =>
  isMap(file) ? file['path'] : file;

function volumeWords(volume: ComposeValue): readonly string[] {
  if (!isMap(volume)) return [`--volume=${textOf(volume) ?? ''}`];
  const { type, source, target, read_only: readOnly, bind } = volume;
  const propagation = isMap(bind) ? textOf(bind['propagation']) : undefined;
  const selinux = isMap(bind) ? textOf(bind['selinux']) : undefined;
  // Only the short form of the engine can relabel.
  if (selinux !== undefined)
    return [`--volume=${textOf(source) ?? ''}:${textOf(target) ?? ''}:${selinux}`];
  const fields = [
    `type=${textOf(type) ?? 'volume'}`,
    ...(source === undefined ? [] : [`source=${textOf(source) ?? ''}`]),
    `target=${textOf(target) ?? ''}`,
    ...(isOn(readOnly) ? ['readonly'] : []),
    ...(propagation === undefined ? [] : [`bind-propagation=${propagation}`]),
  ];
  return [`--mount=${fields.map(csvField).join(',')}`];
}

function csvField(field: string): string {
  return /[",\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function deviceText(device: ComposeValue): string {
  if (!isMap(device)) return textOf(device) ?? '';
  const { source, target, permissions } = device;
  return [source, target, permissions].flatMap((part) => textOf(part) ?? []).join(':');
}

function portText(port: ComposeValue): string {
  if (!isMap(port)) return textOf(port) ?? '';
  const { host_ip: address, published, target, protocol } = port;
  const host = [address, published ?? ''].flatMap((part) => textOf(part) ?? []).join(':');
  return `${host}${host === '' ? '' : ':'}${textOf(target) ?? ''}/${textOf(protocol) ?? 'tcp'}`;
}

function ulimitWords(ulimits: ComposeValue | undefined): readonly string[] {
  if (!isMap(ulimits)) return [];
  return Object.entries(ulimits).map(([name, limit]) => {
    const { soft, hard } = isMap(limit) ? limit : { soft: limit, hard: limit };
    return `--ulimit=${name}=${textOf(soft) ?? ''}:${textOf(hard) ?? ''}`;
  });
}

function loggingWords(logging: ComposeValue | undefined): readonly string[] {
  if (!isMap(logging)) return [];
  const driver = textOf(logging['driver']);
  return [
    ...(driver === undefined ? [] : [`--log-driver=${driver}`]),
    ...pairsOf(logging['options']).map((pair) => `--log-opt=${pair}`),
  ];
}

// A health check is a command, which the engine runs again and again.
function healthWords(healthcheck: ComposeValue | undefined): readonly string[] {
  const test = isMap(healthcheck) ? healthcheck['test'] : undefined;
  if (typeof test === 'string') return [`--health-cmd=${test}`];
  const [kind, ...words] = textsOf(test);
  return kind === 'CMD-SHELL' || kind === 'CMD' ? [`--health-cmd=${words.join(' ')}`] : [];
}

function limitWords(deploy: ComposeValue | undefined): readonly string[] {
  const resources = isMap(deploy) ? deploy['resources'] : undefined;
  const limits = isMap(resources) ? resources['limits'] : undefined;
  if (!isMap(limits)) return [];
  return (
    [
      ['memory', '--memory'],
      ['cpus', '--cpus'],
      ['pids', '--pids-limit'],
    ] as const
  ).flatMap(([name, option]) => {
    const value = textOf(limits[name]);
    return value === undefined ? [] : [`${option}=${value}`];
  });
}
