import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { explainSettings } from './explain-settings.ts';
import { loadSettings } from './load-settings.ts';
import type { MergedSettings } from './merge-settings.ts';

async function load(
  user: object,
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<MergedSettings> {
  await using place = await createTemporaryWorkspace({
    'user/config.json': JSON.stringify(user),
    ...files,
  });
  const flags = { config: 'user/config.json' };
  return await loadSettings({ environment, workspace: place.path, flags, cwd: place.path });
}

const keyOf = ({ settings: { apiKey } }: MergedSettings): string | undefined =>
  typeof apiKey === 'object' ? apiKey.use((view) => Buffer.from(view).toString()) : apiKey;

describe('the setting apiKeyFile', () => {
  it('gives the key that stands in it, relative to the file that names it, and never shows it', async () => {
    const merged = await load({ apiKeyFile: 'key' }, { 'user/key': 'canary-key\n' });
    expect(keyOf(merged)).toBe('canary-key');
    expect(merged.origins.apiKey).toMatch(/user\/key$/u);
    expect(Object.isFrozen(merged.settings)).toBe(true);
    const explained = explainSettings(merged).find(({ name }) => name === 'apiKey');
    expect(explained).toMatchObject({ value: '(hidden)' });
    expect(JSON.stringify(merged)).not.toContain('canary-key');
  });

  it('may begin with the home directory', async () => {
    const files = { 'home/key': 'canary-key\n' };
    const user = { apiKeyFile: '~/key' };
    expect(keyOf(await load(user, files, { HOME: '../home' }))).toBe('canary-key');
    await expect(load(user, files)).rejects.toThrow('expected HOME in the environment');
  });

  it('gives way to a key that is set', async () => {
    const environment = { SELFWARE_API_KEY: 'other-key' };
    expect(keyOf(await load({ apiKeyFile: 'key' }, {}, environment))).toBe('other-key');
  });

  it.each([
    ['absent', {}, 'a file that can be read'],
    ['empty', { 'user/key': '\n' }, 'got nothing'],
    ['no file', { 'user/key/in': '' }, 'a regular file'],
    ['too long', { 'user/key': 'k'.repeat(4_097) }, 'at most 4096 bytes'],
  ])('is refused when the file is %s', async (_, files, message) => {
    await expect(load({ apiKeyFile: 'key' }, files)).rejects.toThrow(message);
  });

  it('is refused in a project file', async () => {
    const project = { '.selfware/config.json': '{"apiKeyFile":"/etc/hostname"}' };
    await expect(load({}, project)).rejects.toThrow('only to tighten safety, got `apiKeyFile`');
  });
});
