import {
  createStore,
  openBlobStore,
  openJournal,
  readFileBounded,
  type Journal,
  type Sensitivity,
  type Vault,
} from './index.ts';
import { noteSchema, nothingToHide, type Note } from '../test/support/schemas.ts';

const journal = { directory: 'd', name: 'n', schema: noteSchema };
const store = { ...journal, version: 1 };

export const withSensitivity = (): Promise<Journal<Note>> =>
  openJournal({ ...journal, sensitivity: nothingToHide });

// @ts-expect-error a journal says how secrets are kept out of it
export const forgottenByJournal = (): unknown => openJournal(journal);

// @ts-expect-error a store says how secrets are kept out of it
export const forgottenByStore = (): unknown => createStore(store);

declare const vault: Vault;

export const encryptedJournal = (): unknown =>
  openJournal({ ...journal, sensitivity: { kind: 'encrypt', vault, id: 'a' } });

// @ts-expect-error what is sealed belongs to somebody
export const nobodys = (): Sensitivity => ({ kind: 'encrypt', vault });

// @ts-expect-error a store of blobs says how they are kept
export const forgottenByBlobs = (): unknown => openBlobStore({ directory: 'd' });

// @ts-expect-error whoever hides nothing says why
export const withoutReason: Sensitivity = { kind: 'none' };

// @ts-expect-error a record has the type of the schema
export const otherRecord = (open: Journal<Note>): unknown => open.append({ n: '1', text: '' });

// @ts-expect-error reading needs a bound
export const unbounded = (): unknown => readFileBounded('a');
