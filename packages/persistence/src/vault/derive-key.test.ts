import { expect, it } from 'vitest';
import { deriveKey } from './derive-key.ts';

it('derives what RFC 7914 derives (section 12, the vector of cost 16384), in its first 32 bytes', async () => {
  const salt = Buffer.from('SodiumChloride', 'utf8');
  const key = await deriveKey('pleaseletmein', { logCost: 14, parallelism: 1, salt });
  expect(key.export().toString('hex')).toBe(
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
  );
});
