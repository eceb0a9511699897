import { describe, expect, it } from 'vitest';
import { looksLikeCode } from './looks-like-code.ts';

describe('looksLikeCode', () => {
  it.each([
    'getPassword()',
    'user.password',
    'this.token;',
    'Config::token',
    'tokens[0]',
    'Option<String>',
    '$password',
    '&secret',
    'Token{Kind:',
    ':name',
    'https://a.test/x',
    'ldap://host',
    '/run/secrets/token',
    './key',
    'C:\\keys\\a.pem',
    'server.key',
    '4096',
    '12ms',
    '0x1f',
    'v1.2.3-beta',
    '2024-05-01T12:00:00Z',
    'me@mail.test',
    'api.corp.internal:8080',
    'HS256',
    'scram-sha-256',
    'await next',
    'null',
  ])('takes %j for code', (value) => {
    expect(looksLikeCode(value)).toBe(true);
  });

  it.each([
    'hunter2!x',
    'q7Zr2Lm9Xw4Tb8Vn1Kd6',
    'S3cret-Pa55',
    'ey7Zr2Lm9.ey4Tb8Vn1Kd6.x',
    'rootpasswd',
  ])('takes %j for a value', (value) => {
    expect(looksLikeCode(value)).toBe(false);
  });
});
