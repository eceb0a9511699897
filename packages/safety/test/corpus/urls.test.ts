import { describe, expect, it } from 'vitest';
import { compileNetworkPolicy } from '../../src/network/policy/compile-network-policy.ts';
import { judgeAnswers } from '../../src/network/policy/judge-answers.ts';
import { judgeUrl } from '../../src/network/url/judge-url.ts';
import urls from './urls.json' with { type: 'json' };

interface UrlCase {
  readonly url: string;
  readonly expect: string;
  /** What the name stands for; absent where the text alone must decide. */
  readonly answers?: readonly string[];
}

function isAllowed({ url, answers }: UrlCase): boolean {
  const { decision, host = '', port = 0 } = judgeUrl(url);
  if (decision === 'deny' || answers === undefined) return decision === 'allow';
  const { verdict } = judgeAnswers({ host, port, answers, own: [] }, compileNetworkPolicy());
  return verdict.decision === 'allow';
}

const cases: readonly UrlCase[] = urls;

describe('URLs of the corpus', () => {
  it('that lead to no public place, or to different ones, are refused without an exception', () => {
    const attacks = cases.filter((one) => one.expect === 'block');
    expect(attacks.length).toBeGreaterThan(250);
    expect(attacks.filter(isAllowed)).toEqual([]);
  });

  it('that are ordinary are never refused', () => {
    const ordinary = cases.filter((one) => one.expect === 'allow');
    expect(ordinary.length).toBeGreaterThan(50);
    expect(ordinary.filter((one) => !isAllowed(one))).toEqual([]);
  });
});
