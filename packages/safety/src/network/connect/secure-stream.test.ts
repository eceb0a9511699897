import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { secureStream } from './secure-stream.ts';

describe('secureStream', () => {
  it.each(['before', 'while'])('closes what is beneath when it is given up %s', async (when) => {
    const raw = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
    const giver = new AbortController();
    if (when === 'before') giver.abort();
    const secured = secureStream(raw, { name: 'public.example', signal: giver.signal });
    giver.abort();
    await expect(secured).rejects.toThrow('given up');
    expect(raw.destroyed).toBe(true);
  });
});
