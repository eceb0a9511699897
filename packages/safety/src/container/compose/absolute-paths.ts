import { posix } from 'node:path';
import { isList, isMap, type ComposeMap, type ComposeValue } from './parse-compose.ts';

/**
 * A service with its own paths made absolute by the directory of its file: what it mounts, reads and builds from. Names of
 * volumes stay.
 */
export function withAbsolutePaths(
  service: ComposeMap,
  directory: string,
  home: string = unknownHome,
): ComposeMap {
  const entries = Object.entries(service).map(([key, value]): [string, ComposeValue] => {
    const change = changes[key];
    return [key, change === undefined ? value : change(withHome(value, home), directory)];
  });
  return Object.fromEntries(entries);
}

// Nobody says where it is: somewhere outside of the project that holds secrets.
const unknownHome = '/root';

// Compose itself puts the home in, wherever a path begins so.
function withHome(value: ComposeValue, home: string): ComposeValue {
  if (typeof value === 'string') return value.replace(/^~(?=[/:]|$)/u, home);
  if (isList(value)) return value.map((item) => withHome(item, home));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withHome(entry, home)]),
  );
}

type Change = (value: ComposeValue, directory: string) => ComposeValue;

const changes: Readonly<Record<string, Change | undefined>> = {
  volumes: (value, directory) =>
    isList(value) ? value.map((volume) => absoluteVolume(volume, directory)) : value,
  env_file: (value, directory) => eachPath(value, directory),
  label_file: (value, directory) => eachPath(value, directory),
  build: (value, directory) =>
    isMap(value)
      ? mapField(value, 'context', (context) => absoluteContext(context, directory))
      : absoluteContext(value, directory),
  develop: (value, directory) =>
    isMap(value) ? mapField(value, 'watch', (watch) => eachPath(watch, directory)) : value,
};

function absoluteVolume(volume: ComposeValue, directory: string): ComposeValue {
  if (typeof volume === 'string') {
    const [source = '', ...rest] = volume.split(':');
    return rest.length > 0 && source.startsWith('.')
      ? [posix.resolve(directory, source), ...rest].join(':')
      : volume;
  }
  if (!isMap(volume) || volume['type'] !== 'bind') return volume;
  return mapField(volume, 'source', (source) => absolute(source, directory));
}

function eachPath(value: ComposeValue, directory: string): ComposeValue {
  if (isList(value)) return value.map((item) => eachPath(item, directory));
  return isMap(value)
    ? mapField(value, 'path', (path) => absolute(path, directory))
    : absolute(value, directory);
}

// A context may be an address.
function absoluteContext(value: ComposeValue, directory: string): ComposeValue {
  const isPlace = typeof value === 'string' && !/^[a-z][a-z0-9+.-]*:|^git@/iu.test(value);
  return isPlace ? absolute(value, directory) : value;
}

function absolute(value: ComposeValue, directory: string): ComposeValue {
  return typeof value === 'string' && !value.startsWith('~')
    ? posix.resolve(directory, value)
    : value;
}

function mapField(
  value: ComposeMap,
  field: string,
  change: (value: ComposeValue) => ComposeValue,
): ComposeMap {
  const found = value[field];
  return found === undefined ? value : { ...value, [field]: change(found) };
}
