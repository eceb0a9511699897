import { posix } from 'node:path';
import type { ComposeFinding } from './compose-fault.ts';
import type { ComposeProject } from './load-project.ts';
import { isMap, type ComposeMap, type ComposeValue } from './parse-compose.ts';
import { isOn, pairsOf, textOf } from './read-scalars.ts';

/** What is judged beside the services of a project. */
export function judgeTopLevel(project: ComposeProject): readonly ComposeFinding[] {
  return Object.entries(project.top).flatMap(([key, value]) => {
    const judge = judges[key];
    if (judge === undefined) return isHarmless(key) ? [] : [unknownKey(key)];
    return entriesOf(value).flatMap(([name, entry]) =>
      judge(entry, project.directory).map((finding) => ({ ...finding, where: `${key}.${name}` })),
    );
  });
}

/** The bind that a named volume hides, as a source of this machine; absent where it is an ordinary volume. */
export function bindOfVolume(volume: ComposeMap): string | undefined {
  const options = driverOptions(volume);
  const device = options.get('device') ?? '';
  const isBind = /\br?bind\b/u.test(options.get('o') ?? '') || options.get('type') === 'none';
  return isBind || device.startsWith('/') ? device : undefined;
}

type Judge = (entry: ComposeMap, directory: string) => readonly ComposeFinding[];

const judges: Readonly<Record<string, Judge | undefined>> = {
  networks: judgeNetwork,
  volumes: judgeVolume,
  secrets: judgeFileEntry,
  configs: judgeFileEntry,
  models: () => [{ decision: 'ask', rule: 'compose-models', reason: 'It starts a model.' }],
};

function judgeNetwork(network: ComposeMap): readonly ComposeFinding[] {
  const driver = textOf(network['driver']) ?? 'bridge';
  const rule = 'network-driver';
  if (driver === 'host')
    return [{ decision: 'deny', rule, reason: 'It is the network of this machine.' }];
  if (!['bridge', 'overlay', 'none'].includes(driver))
    return [
      { decision: 'ask', rule, reason: `The driver ${driver} joins a network of this machine.` },
    ];
  return [...askExternal(network), ...askOptions(network)];
}

function judgeVolume(volume: ComposeMap): readonly ComposeFinding[] {
  const layers = driverOptions(volume).get('o') ?? '';
  if (/(?:lower|upper|work)dir=/u.test(layers))
    return [
      {
        decision: 'deny',
        rule: 'volume-driver',
        reason: 'It lays directories of this machine over one another.',
      },
    ];
  const driver = textOf(volume['driver']) ?? 'local';
  const other: readonly ComposeFinding[] =
    driver === 'local'
      ? []
      : [
          {
            decision: 'ask',
            rule: 'volume-driver',
            reason: `The driver ${driver} is a program of its own.`,
          },
        ];
  // A bind is judged as the mount that it is, where a service takes it.
  const options = bindOfVolume(volume) === undefined ? askOptions(volume) : [];
  return [...other, ...options, ...askExternal(volume)];
}

function judgeFileEntry(entry: ComposeMap, directory: string): readonly ComposeFinding[] {
  const file = textOf(entry['file']);
  const variable = textOf(entry['environment']);
  const isOutside =
    file !== undefined && !`${posix.resolve(directory, file)}/`.startsWith(`${directory}/`);
  return [
    ...(isOutside || file?.startsWith('~') === true
      ? [
          {
            decision: 'deny',
            rule: 'file-outside',
            reason: `${file} is outside of the project.`,
          } as const,
        ]
      : []),
    ...(variable === undefined
      ? []
      : [
          {
            decision: 'ask',
            rule: 'host-variable',
            reason: `It holds ${variable} of this machine.`,
          } as const,
        ]),
    ...askExternal(entry),
  ];
}

function askExternal(entry: ComposeMap): readonly ComposeFinding[] {
  const { external } = entry;
  if (!isMap(external) && !isOn(external)) return [];
  return [{ decision: 'ask', rule: 'external', reason: 'It belongs to something else here.' }];
}

function askOptions(entry: ComposeMap): readonly ComposeFinding[] {
  if (driverOptions(entry).size === 0) return [];
  return [{ decision: 'ask', rule: 'driver-options', reason: 'It changes what its driver does.' }];
}

function driverOptions(entry: ComposeMap): ReadonlyMap<string, string> {
  return new Map(
    pairsOf(entry['driver_opts']).map((pair) => {
      const cut = pair.indexOf('=');
      return cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)];
    }),
  );
}

function entriesOf(value: ComposeValue): readonly (readonly [string, ComposeMap])[] {
  if (!isMap(value)) return [];
  return Object.entries(value).map(([name, entry]) => [name, isMap(entry) ? entry : {}] as const);
}

const isHarmless = (key: string): boolean =>
  key === 'name' || key === 'version' || key === 'include' || key.startsWith('x-');

function unknownKey(key: string): ComposeFinding {
  return { decision: 'ask', rule: 'unknown-key', reason: 'Nobody knows what it does.', where: key };
}
