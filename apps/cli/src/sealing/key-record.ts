import { createStore, type Store } from '@selfware/persistence';
import * as z from 'zod/mini';

/** Which keys the state of a directory is sealed with; as long as it is there, none is made anew. */
export interface KeyRecord {
  readonly keyIds: readonly string[];
}

/** Opens the record of a state directory; reads and makes nothing yet. */
export function openKeyRecord(stateDirectory: string): Store<KeyRecord> {
  return createStore({
    directory: stateDirectory,
    name: 'encryption',
    schema: z.object({ keyIds: z.array(z.string()) }),
    version: 1,
    sensitivity: { kind: 'none', because: 'names keys and holds none' },
  });
}
