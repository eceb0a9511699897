import { describe, expect, it } from 'vitest';
import { namesMetadataAddress } from './metadata-address.ts';

describe('namesMetadataAddress', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'HTTP://METADATA.GOOGLE.INTERNAL/',
    'http://user@0xA9.0xFE.0xA9.0xFE:80/',
    '0xa9fea9fe',
    '[::ffff:a9fe:a9fe]:80',
    'fd00:ec2:0::254',
    'http://169。254。169。254/',
    'x:80:169.254.169.254',
    'http://169.254.170.2/v2',
  ])('knows %s', (text) => {
    expect(namesMetadataAddress(text)).toBe(true);
  });

  it.each(['http://169.254.1.1/', '127.0.0.1', '2852039167', 'fd00::254', '', 'a'.repeat(5000)])(
    'takes %.20s for another',
    (text) => {
      expect(namesMetadataAddress(text)).toBe(false);
    },
  );
});
