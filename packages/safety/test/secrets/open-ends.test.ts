import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../src/secrets/create-redactor.ts';
import { compileRules } from '../../src/secrets/find/compile-rules.ts';
import { allRules } from '../../src/secrets/rules/all-rules.ts';

// What goes on beyond the longest that these name is left: bodies and lists that no program writes so long, or parts of exact length.
const leaveTheRest = [
  'kubernetes-secret-values',
  'putty-private-key',
  'ssh-two-private-key',
  'yandex-key',
];

const body = 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA'.repeat(3_000);
// Put together here, so that no scanner takes this file for a leak.
const tooLong = {
  'gitlab-token': [['gl', 'pat-'].join(''), body],
  'slack-token': [['xox', 'b-'].join(''), body],
  'stripe-key': [['sk_', 'live_'].join(''), body],
  'pypi-token': [['pypi', '-Ag'].join(''), body],
  'atlassian-token': [['AT', 'ATT3'].join(''), body],
  'password-variable': ['PGPASSWORD=', body],
} as const;

describe('the rules that end with a bounded repetition', () => {
  it('hide what goes on beyond it, but for those named here', () => {
    const { rules } = compileRules(allRules);
    const open = rules.filter(
      ({ pattern, continues }) =>
        continues === undefined && /\{\d+,\d+\}\??\)*$/u.test(pattern.source),
    );
    expect(open.map(({ id }) => id).sort()).toEqual(leaveTheRest);
  });

  it.each(Object.entries(tooLong))(
    'hide a %s of any length to its end, in a stream, too',
    (rule, [before, value]) => {
      const { redact, openStream } = createRedactor();
      const text = `first ${before}${value} last\n`;
      const hidden = redact(text);
      expect(hidden).toContain(`[REDACTED:${rule}] last\n`);
      expect(hidden.length).toBeLessThan(80);
      const stream = openStream();
      const bytes = Buffer.from(text);
      const parts = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, at) =>
        stream.push(bytes.subarray(at * 1_000, (at + 1) * 1_000)),
      );
      expect(Buffer.concat([...parts, stream.end()]).toString()).toBe(hidden);
    },
  );

  it('leave what follows a secret that ends before its bound', () => {
    const { redact } = createRedactor();
    const [before] = tooLong['stripe-key'];
    expect(redact(`${before}${body.slice(0, 24)}_more`)).toBe('[REDACTED:stripe-key]_more');
  });
});
