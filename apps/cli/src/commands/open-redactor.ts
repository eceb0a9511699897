import type { RedactionCategory, Redactor } from '@selfware/safety/secrets';
import { loadSettings } from '../config/load-settings.ts';
import { findWorkspace, type CommandContext } from './command.ts';

/** The redactor that a run here would have: it knows the key of the endpoint. `--only` leaves one category. */
export async function openRedactor(context: CommandContext): Promise<Redactor> {
  const { host, flags } = context;
  const { environment, apiKey, cwd } = host;
  const workspace = await findWorkspace(context);
  const { settings } = await loadSettings({ environment, apiKey, workspace, flags, cwd });
  const { createRedactor } = await import('@selfware/safety/secrets');
  const category = categories.find((known) => known === flags['only']);
  return createRedactor({
    ...(settings.apiKey === undefined ? {} : { known: [settings.apiKey] }),
    ...(category === undefined ? {} : { categories: [category] }),
  });
}

const categories: readonly RedactionCategory[] = ['secret', 'pii'];
