import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/secrets/rules/all-rules.ts';

// What goes on beyond the longest that these name is left: padding, hosts, or longer than any that is issued.
const leaveTheRest = [
  'aiven-token',
  'anthropic-key',
  'atlassian-token',
  'authress-key',
  'client-option',
  'database-option',
  'gitlab-token',
  'grafana-api-key',
  'grafana-cloud-token',
  'jdbc-password',
  'kubernetes-secret-values',
  'login-option',
  'mapbox-token',
  'openai-key',
  'password-variable',
  'putty-private-key',
  'pypi-token',
  'request-signature',
  'sentry-org-token',
  'slack-token',
  'ssh-two-private-key',
  'sshpass-option',
  'stripe-key',
  'terraform-token',
  'typeform-token',
  'url-token',
  'webhook-automation',
  'yandex-key',
];

describe('the rules that end with a bounded repetition', () => {
  it('say what goes on beyond it, but for those named here', () => {
    const open = allRules.filter(
      ({ pattern, continues }) =>
        continues === undefined && /\{\d+,\d+\}\??\)*$/u.test(pattern.source),
    );
    expect(open.map(({ id }) => id).sort()).toEqual(leaveTheRest);
  });
});
