import { createRedactor } from '@selfware/safety/secrets';
import { describe, expect, it } from 'vitest';
import { redactRecord } from './redact-record.ts';

const redactors = {
  secrets: createRedactor({ categories: ['secret'] }),
  all: createRedactor(),
};
const token = ['gh', 'p_', 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U'].join('');

describe('redactRecord', () => {
  it('leaves what records are found by, and hides people in what was said', () => {
    const record = {
      type: 'session-start',
      workspace: '/home/alovelace/work',
      task: 'write to ada@mail.selfware.dev in /home/alovelace/work',
      outcome: { text: 'ada@mail.selfware.dev' },
    };
    expect(redactRecord(record, redactors)).toEqual({
      type: 'session-start',
      workspace: '/home/alovelace/work',
      task: 'write to [REDACTED:email] in /home/[REDACTED:home-directory]/work',
      outcome: { text: '[REDACTED:email]' },
    });
  });

  it('hides secrets everywhere, also in a path and under the name of one', () => {
    const hidden = JSON.stringify(
      redactRecord({ path: token, password: 'a', list: [token] }, redactors),
    );
    expect(hidden).not.toContain(token);
    expect(hidden).toContain('"password":"[REDACTED:sensitive-key]"');
  });

  it('takes what is no object as it is', () => {
    expect(redactRecord(['ada@mail.selfware.dev', 5], redactors)).toEqual(['[REDACTED:email]', 5]);
    expect(redactRecord(null, redactors)).toBeNull();
  });
});
