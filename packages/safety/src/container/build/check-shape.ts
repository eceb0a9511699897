import { refuseField, type ContainerRefusal } from '../container-refusal.ts';

type Kind = 'text' | 'texts' | 'number' | 'record' | 'records' | 'true' | 'missing';
type Shape = Readonly<Record<string, Kind>>;

const runShape: Shape = {
  engine: 'text',
  image: 'text',
  command: 'texts',
  name: 'text',
  environment: 'record',
  workdir: 'text',
  user: 'text',
  mounts: 'records',
  labels: 'texts',
  limits: 'record',
  allow: 'record',
  resolvedMounts: 'records',
};

const innerShapes: Readonly<Record<string, Shape>> = {
  mounts: { source: 'text', target: 'text' },
  resolvedMounts: { source: 'text', target: 'text' },
  limits: { memory: 'text', cpus: 'number', pids: 'number', files: 'number' },
  allow: {
    network: 'text',
    writableRoot: 'true',
    writableMounts: 'texts',
    capabilities: 'texts',
    root: 'true',
    pull: 'missing',
    executableTmp: 'true',
    ports: 'records',
    withoutInit: 'true',
  },
  ports: { host: 'number', container: 'number', protocol: 'text' },
};

const required: Readonly<Record<string, readonly string[]>> = {
  '': ['engine', 'image', 'command'],
  mounts: ['source', 'target'],
  resolvedMounts: ['source', 'target'],
  ports: ['host', 'container'],
};

/** The fields of a run that are missing, unknown or of another kind: a misspelt field must not silently mean nothing. */
export function* shapeFaults(run: unknown): Generator<ContainerRefusal> {
  if (isRecord(run)) yield* recordFaults('', '', run, runShape);
  else yield refuseField('run', 'an object', run);
}

function* recordFaults(
  path: string,
  name: string,
  record: Readonly<Record<string, unknown>>,
  shape: Shape,
): Generator<ContainerRefusal> {
  const fieldOf = (key: string): string => (path === '' ? key : `${path}.${key}`);
  for (const key of required[name] ?? [])
    if (record[key] === undefined) yield refuseField(fieldOf(key), 'it to be given', undefined);
  for (const [key, value] of Object.entries(record)) {
    const kind = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (kind === undefined)
      yield refuseField(path || 'run', `only ${Object.keys(shape).join(', ')}`, key);
    else if (value !== undefined) yield* valueFaults(fieldOf(key), key, value, kind);
  }
}

function* valueFaults(
  field: string,
  name: string,
  value: unknown,
  kind: Kind,
): Generator<ContainerRefusal> {
  if (!isKind[kind](value)) {
    yield refuseField(field, expected[kind], value);
    return;
  }
  const shape = innerShapes[name];
  if (shape === undefined) return;
  if (isRecord(value)) yield* recordFaults(field, name, value, shape);
  if (isList(value))
    for (const [at, one] of value.entries())
      if (isRecord(one)) yield* recordFaults(`${field}[${String(at)}]`, name, one, shape);
}

const isKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  // Each of them has a grammar of its own, which is looked at later.
  texts: isList,
  number: (value) => typeof value === 'number',
  record: isRecord,
  records: (value) => isList(value) && value.every(isRecord),
  true: (value) => value === true,
  missing: (value) => value === 'missing',
};

const expected: Readonly<Record<Kind, string>> = {
  text: 'a text',
  texts: 'a list of texts',
  number: 'a number',
  record: 'an object',
  records: 'a list of objects',
  true: 'true, or to be left out',
  missing: 'the word missing, or to be left out',
};

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}
