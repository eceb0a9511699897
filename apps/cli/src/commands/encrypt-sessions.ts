import { createKeyFile, loadKeyFile, KeyMissingError } from '@selfware/persistence';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findDirectories, type Environment } from '../config/directories.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonLine } from '../render/json-lines.ts';
import { findKeyFile, openSealing, readKeyRecord } from '../sealing/open-sealing.ts';
import type { Command } from './command.ts';

/** `selfware sessions encrypt`: makes a key where there is none, and lets everything that is stored from here on be sealed with it. */
export const encryptSessions: Command = async ({ host, json, look }) => {
  const keyFile = findKeyFile(host.environment);
  const made = await makeKey(host.environment, keyFile);
  await openSealing(host.environment);
  if (json) {
    await host.stdout.write(jsonLine({ keyFile, made }));
    return exitCodes.done;
  }
  const state = findDirectories(host.environment).state;
  await host.stdout.write(
    [
      `${look.green(look.signs.ok)} what is stored in ${state} from now on is sealed`,
      `  key: ${keyFile}${made ? ', made just now' : ''}`,
      '  copy it to a safe place: without it nothing that is sealed can ever be read',
      '  what was stored before stays as it is; `selfware sessions delete` removes it',
      '',
    ].join('\n'),
  );
  return exitCodes.done;
};

async function makeKey(environment: Environment, keyFile: string): Promise<boolean> {
  try {
    await loadKeyFile(keyFile);
    return false;
  } catch (error) {
    if (!(error instanceof KeyMissingError)) throw error;
    // As long as something may be sealed, its key has to come back: a new one would open nothing.
    if ((await readKeyRecord(findDirectories(environment).state)) !== undefined) throw error;
  }
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 });
  await createKeyFile(keyFile);
  return true;
}
