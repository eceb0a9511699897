import { expect, it } from 'vitest';
import { NetworkPolicyError } from '../../errors.ts';
import { assertNetworkPolicy } from './assert-network-policy.ts';

it('takes what can be followed, and throws for what cannot', () => {
  expect(() => assertNetworkPolicy({ allow: [{ host: 'a.example' }] })).not.toThrow();
  expect(() => assertNetworkPolicy({ allow: [{ cidr: '10.0.0.1/8' }] })).toThrow(
    NetworkPolicyError,
  );
});
