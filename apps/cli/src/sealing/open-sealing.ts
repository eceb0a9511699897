import { dirname, join } from 'node:path';
import { createVault, loadKeyFile, plainDirectory } from '@selfware/persistence';
import type { Environment } from '../config/directories.ts';
import { findDirectories } from '../config/directories.ts';
import { StateKeyError } from '../errors.ts';
import { openKeyRecord, type KeyRecord } from './key-record.ts';
import { sealWith, unsealed, type Sealing } from './sealing.ts';

/** The file of the key that the state is sealed with, whether it is there or not. */
export function findKeyFile(environment: Environment): string {
  const stated = environment['SELFWARE_STATE_KEY_FILE'];
  return stated || join(dirname(findDirectories(environment).userConfigFile), 'state.key');
}

/**
 * How the state is sealed: as `selfware sessions encrypt` was called or not. A state that was sealed once is never gone on with in the clear:
 * throws `cli/state-key` where its key is another, not there or not usable, and where the record of it is damaged.
 */
export async function openSealing(environment: Environment): Promise<Sealing> {
  const keyFile = findKeyFile(environment);
  const record = await readKeyRecord(findDirectories(environment).state);
  const hasKey = (await plainDirectory(dirname(keyFile)).stat('state.key')) !== undefined;
  if (record === undefined && !hasKey) return unsealed;
  return sealWith(await openVault(keyFile, record));
}

/** The record of the keys; absent when the state was never sealed. Throws `cli/state-key` when it cannot be believed. */
export async function readKeyRecord(stateDirectory: string): Promise<KeyRecord | undefined> {
  await using store = openKeyRecord(stateDirectory);
  const { value, report } = await store.load();
  if (value !== undefined || report.damage.length === 0) return value;
  throw new StateKeyError({
    message: `expected the record of the keys of ${stateDirectory}, got a damaged one`,
    hint: '`selfware sessions encrypt` writes it again, from the key file',
  });
}
