import { describe, expect, it } from 'vitest';
import {
  isAssignedPassword,
  isAssignedSecret,
  isPlainPassword,
  isTokenLike,
} from './is-secret-like.ts';

const token = 'q7Zr2Lm9Xw4Tb8Vn1Kd6';

describe('isTokenLike', () => {
  it.each([token, '5eb4223e-5008-46e5-be67-c7b8f2732305', 'qTmKzRwVhSpLnDfYqTmK', 'aB3$dE5&'])(
    'accepts %j',
    (value) => {
      expect(isTokenLike(value)).toBe(true);
    },
  );

  it.each([
    '',
    'short1',
    'two words 12',
    '1234567890',
    'authentication',
    'user.token1',
    'AcceptanceTimeoutSeconds',
    '11aa11aa11aa',
  ])('rejects %j', (value) => {
    expect(isTokenLike(value)).toBe(false);
  });
});

describe('isAssignedSecret', () => {
  it.each([token, 'am9obmRvZTpkMDY5NGIx='])('accepts %j', (value) => {
    expect(isAssignedSecret(value)).toBe(true);
  });

  it.each([
    'ultraPictureBox1',
    'DOC_Vector_5_32',
    'prod-cluster-2024',
    'x509-cert-url',
    'your-token-12345678',
    'a1b2c3d4e',
    '',
  ])('rejects %j', (value) => {
    expect(isAssignedSecret(value)).toBe(false);
  });
});

describe('isAssignedPassword', () => {
  it.each([
    'hunter2!x',
    'rootpasswd',
    'thisIsDog11',
    'correct horse battery',
    '84629175',
    'A,.:-@*?!',
  ])('accepts %j', (value) => {
    expect(isAssignedPassword(value)).toBe(true);
  });

  it.each([
    '',
    '!!!!',
    'password',
    'newPassword2',
    'Enter your password',
    'Wrong one!',
    'forgot the key',
    'a = b',
    'getPassword()',
    'somefakekey',
    'real_key',
  ])('rejects %j', (value) => {
    expect(isAssignedPassword(value)).toBe(false);
  });
});

describe('isPlainPassword', () => {
  it.each(['hun7er42', 'str0ngp@ss', 'p@$s!word'])('accepts %j', (value) => {
    expect(isPlainPassword(value)).toBe(true);
  });

  it.each(['a1', 'string', 'hunter', 'user.password1', 'value2'])('rejects %j', (value) => {
    expect(isPlainPassword(value)).toBe(false);
  });
});
