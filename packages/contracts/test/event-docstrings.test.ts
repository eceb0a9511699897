import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const folder = new URL('../src/events/', import.meta.url);

describe('events', () => {
  it('say of each channel when it is published, and name it after its package', async () => {
    const files = (await readdir(folder)).filter((name) => !/^(event|all-events)\.ts$/.test(name));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const source = await readFile(new URL(file, folder), 'utf8');
      const channels = [...source.matchAll(/^ {2}'(.*)':/gm)].map(([, name]) => name);
      const documented = [...source.matchAll(/^ {2}\/\*\* [A-Z].*\. ?\*\/\n {2}'(.*)':/gm)];
      expect(documented.map(([, name]) => name)).toEqual(channels);
      const prefix = `selfware:${file.replace(/\.ts$/, '')}:`;
      expect(channels.filter((name) => !name?.startsWith(prefix))).toEqual([]);
    }
  });

  it('are all part of AllEvents', async () => {
    const all = await readFile(new URL('all-events.ts', folder), 'utf8');
    const extended = all.slice(all.indexOf('extends'));
    for (const file of await readdir(folder)) {
      const source = await readFile(new URL(file, folder), 'utf8');
      for (const [, name = ''] of source.matchAll(/^export interface (\w+Events) \{/gm))
        expect(extended).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });
});
