import { createSecretKey, randomBytes } from 'node:crypto';
import type { RedactionCategory, Redactor } from '@selfware/safety/secrets';
import { UsageError } from '../errors.ts';
import { loadSettings } from '../config/load-settings.ts';
import { decodeInput } from '../input/decode-input.ts';
import { readFileBytes } from '../input/read-file-bytes.ts';
import { findWorkspace, type CommandContext } from './command.ts';

/** The redactor that a run here would have: it knows the key of the endpoint. `--only` leaves one category. */
export async function openRedactor(context: CommandContext): Promise<Redactor> {
  const { host, flags } = context;
  const { environment, apiKey, cwd } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, apiKey, workspace, flags, cwd });
  const { createRedactor } = await import('@selfware/safety/secrets');
  const category = categories.find((known) => known === flags['only']);
  const known = [
    ...(settings.apiKey === undefined ? [] : [settings.apiKey]),
    ...(await readKnownValues(context)),
    ...takeKnownVariable(context),
  ];
  return createRedactor({
    known,
    ...(category === undefined ? {} : { categories: [category] }),
    // The key is forgotten with the process: names of two runs cannot be told to be of the same person.
    ...(flags['pseudonyms'] === true && { pseudonymKey: createSecretKey(randomBytes(32)) }),
  });
}

// A value of few characters would hide half of any text: the library ignores it, and who gave it has to know.
async function readKnownValues({ host, flags, look }: CommandContext): Promise<readonly string[]> {
  const path = flags['known-file'];
  if (typeof path !== 'string') return [];
  const { text } = decodeInput(await readFileBytes(host.cwd, path));
  const values = text.split(/\r?\n/u).filter((line) => line !== '');
  const short = values.filter((value) => value.length < shortestKnown).length;
  if (short > 0)
    await host.stderr.write(
      `${look.yellow('note')} ${String(short)} of the lines of ${path} have fewer than ${String(shortestKnown)} characters and are not looked for\n`,
    );
  return values;
}

function takeKnownVariable({ host, flags }: CommandContext): readonly string[] {
  const name = flags['known-env'];
  if (typeof name !== 'string') return [];
  const value = host.environment[name] ?? '';
  if (value.length >= shortestKnown) return [value];
  const got = value === '' ? 'none' : 'fewer';
  throw new UsageError({
    message: `expected a value of at least ${String(shortestKnown)} characters in the variable ${name}, got ${got}`,
  });
}

const shortestKnown = 6;

const categories: readonly RedactionCategory[] = ['secret', 'pii'];
