import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createStore, lockFile, type Store, type StoreOptions } from '@selfware/persistence';
import type { MarkedIdentity } from '../identity/identify.ts';

/** A service as it is written down, so that a later supervisor finds it again. */
export interface RecordedService {
  readonly id: string;
  readonly identity: MarkedIdentity & { readonly marker: string };
  readonly ownership: 'session' | 'detached';
  /** Milliseconds since the epoch; absent means that nobody ends it for its age. */
  readonly expiresAt?: number;
  /** Where a detached service writes; absolute. */
  readonly logFile?: string;
}

interface Registry {
  readonly services: readonly RecordedService[];
}

/** What is written down of running services, in one place that one supervisor has. */
export interface ServiceRegistry {
  /** As the supervisor before left it. */
  load(): Promise<readonly RecordedService[]>;
  add(service: RecordedService): Promise<void>;
  remove(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the registry in a directory; throws `persistence/locked` while another supervisor has it. */
export async function openServiceRegistry(directory: string): Promise<ServiceRegistry> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockFile(join(directory, 'services.lock'));
  const store = openStore(directory);
  const { value } = await store.load();
  let known = [...(value?.services ?? [])];
  let saving: Promise<unknown> = Promise.resolve();
  const save = async (): Promise<void> => {
    saving = saving.catch(() => undefined).then(() => store.save({ services: known }));
    await saving;
  };
  return {
    load: () => Promise.resolve(known),
    async add(service) {
      known = [...known.filter(({ id }) => id !== service.id), service];
      await save();
    },
    async remove(id) {
      if (!known.some((service) => service.id === id)) return;
      known = known.filter((service) => service.id !== id);
      await save();
    },
    async close() {
      await saving.catch(() => undefined);
      await store[Symbol.asyncDispose]();
      await lock.close();
    },
  };
}

function openStore(directory: string): Store<Registry> {
  return createStore({
    directory,
    name: 'services',
    schema: registrySchema,
    version: 1,
    sensitivity: { kind: 'none', because: 'holds names and numbers of processes' },
  });
}

const registrySchema: StoreOptions<Registry>['schema'] = {
  '~standard': {
    version: 1,
    vendor: 'selfware',
    validate: (value) =>
      isRegistry(value) ? { value } : { issues: [{ message: 'expected a list of services' }] },
  },
};

function isRegistry(value: unknown): value is Registry {
  return isRecord(value) && Array.isArray(value['services']) && value['services'].every(isService);
}

function isService(value: unknown): value is RecordedService {
  if (!isRecord(value)) return false;
  const { id, identity, ownership, expiresAt, logFile } = value;
  return (
    typeof id === 'string' &&
    isIdentity(identity) &&
    (ownership === 'session' || ownership === 'detached') &&
    (expiresAt === undefined || typeof expiresAt === 'number') &&
    (logFile === undefined || typeof logFile === 'string')
  );
}

function isIdentity(value: unknown): boolean {
  if (!isRecord(value) || !Number.isSafeInteger(value['pid'])) return false;
  return ['startTime', 'bootId', 'marker'].every((name) => typeof value[name] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
