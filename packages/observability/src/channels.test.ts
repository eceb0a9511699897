import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { channelNames, isKnownChannel } from './channels.ts';

const events = new URL('../../contracts/src/events/', import.meta.url);

describe('channelNames', () => {
  it('lists every channel that contracts describe, and no other', async () => {
    const described = [];
    for (const file of await readdir(events)) {
      const source = await readFile(new URL(file, events), 'utf8');
      described.push(...source.matchAll(/^ {2}'(selfware:[a-z:-]+)':/gm));
    }
    expect([...channelNames()].sort()).toEqual(described.map(([, name]) => name).sort());
  });
});

describe('isKnownChannel', () => {
  it('tells a channel of the catalogue from any other name', () => {
    expect(isKnownChannel('selfware:tools:call-end')).toBe(true);
    expect(isKnownChannel('selfware:tools:other')).toBe(false);
    expect(isKnownChannel('toString')).toBe(false);
  });
});
