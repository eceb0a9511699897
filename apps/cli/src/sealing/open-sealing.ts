import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVault, loadKeyFile } from '@selfware/persistence';
import { findDirectories, type Environment } from '../config/directories.ts';
import { followLink } from '../config/follow-link.ts';
import { StateKeyError } from '../errors.ts';
import { openKeyRecord, type KeyRecord } from './key-record.ts';
import { sealWith, unsealed, type Sealing } from './sealing.ts';

/** The file of the key that the state is sealed with, whether it is there or not. */
export function findKeyFile(environment: Environment): string {
  const stated = environment['SELFWARE_STATE_KEY_FILE'];
  return stated || join(dirname(findDirectories(environment).userConfigFile), 'state.key');
}

/**
 * How the state is sealed: wherever there is a key file, or was one. A state that was sealed is never gone on with in the clear: throws
 * `persistence/key-missing`, `persistence/key-damaged`, or `cli/state-key` where the key is another one or the record of it damaged.
 */
export async function openSealing(environment: Environment): Promise<Sealing> {
  const keyFile = findKeyFile(environment);
  const { state } = findDirectories(environment);
  const record = await readKeyRecord(state);
  if (record === undefined && !(await isThere(keyFile))) return unsealed;
  const vault = createVault({ keys: [{ key: await loadKeyFile(keyFile) }] });
  if (record === undefined) await writeKeyRecord(state, { keyIds: [vault.keyId] });
  else if (!record.keyIds.includes(vault.keyId))
    throw new StateKeyError({
      message: `expected key ${record.keyIds.join(' or ')} in ${keyFile}, got ${vault.keyId}`,
      hint: 'bring the key back that the state was sealed with, or name its file by SELFWARE_STATE_KEY_FILE',
    });
  return sealWith(vault);
}

/** The record of the keys; absent when the state was never sealed. Throws `cli/state-key` when it cannot be believed. */
export async function readKeyRecord(stateDirectory: string): Promise<KeyRecord | undefined> {
  await using store = openKeyRecord(await followLink(stateDirectory));
  const { value, report } = await store.load();
  if (value !== undefined || report.damage.length === 0) return value;
  throw new StateKeyError({
    message: `expected the record of the keys of ${stateDirectory}, got a damaged one`,
    hint: '`selfware sessions encrypt` writes it again, from the key file',
  });
}

async function writeKeyRecord(stateDirectory: string, record: KeyRecord): Promise<void> {
  await using store = openKeyRecord(await followLink(stateDirectory));
  await store.save(record);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
