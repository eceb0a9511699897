import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './is-placeholder.ts';

const letters = 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0Yc';

describe('isPlaceholder', () => {
  it.each([
    '',
    'xxxxxxxxxxxx',
    '************',
    'ab************yz',
    '<token>',
    '<your token here>',
    '${VAR}',
    'pre-${VAR}-post',
    '{{ secret }}',
    '%PASSWORD%',
    '%s',
    '$1',
    '$PASSWORD',
    '$(cat file)',
    '#{password}',
    '{password}',
    '__TOKEN__',
    'process.env.API_KEY',
    'os.environ["X"]',
    'AKIAIOSFODNN7EXAMPLE',
    'changeme',
    'change-me',
    'Change_Me_Now',
    'your-api-key',
    'YOUR_TOKEN_HERE',
    'dummy-token',
    'a-sample-key',
    'placeholder',
    '...',
    'sk-...',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'tok_abcabcabcabcabcabcabc',
    '0123456789',
    '1234567890123456',
    'abcdefghijklmnop',
    'abcdef0123456789',
    '9876543210',
    'key_0000000000000000',
  ])('takes %j for a stand-in', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    letters,
    `ghp_${letters}abcd`,
    'hunter2!x',
    'Tr0ub4dor&3',
    'correct horse battery',
    `${letters}0000`,
    'a$b4rTz!9',
    'xK9x',
    '12ab99zz',
    'ab-cd_ef.gh12',
  ])('leaves %j a value', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
