import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileNetworkPolicy } from '../../src/network/policy/compile-network-policy.ts';
import { judgeAnswers } from '../../src/network/policy/judge-answers.ts';
import { judgeUrl } from '../../src/network/url/judge-url.ts';
import type { NetworkVerdict } from '../../src/network/verdict.ts';
import urls from './urls.json' with { type: 'json' };

interface UrlCase {
  readonly url: string;
  readonly expect: string;
  /** What the name stands for; absent where the text alone must decide. */
  readonly answers?: readonly string[];
}

function judge({ url, answers }: UrlCase): NetworkVerdict {
  const judged = judgeUrl(url);
  const { decision, host = '', port = 0 } = judged;
  if (decision === 'deny' || answers === undefined) return judged;
  return judgeAnswers({ host, port, answers, own: [] }, compileNetworkPolicy()).verdict;
}

function isAllowed(one: UrlCase): boolean {
  return judge(one).decision === 'allow';
}

// Derived from the sources, so that a new rule without a case is seen.
async function rulesOf(folder: string): Promise<readonly string[]> {
  const directory = new URL(`../../src/network/${folder}/`, import.meta.url);
  const names = (await readdir(directory)).filter((name) => /(?<!\.test|\.d)\.ts$/u.test(name));
  const texts = await Promise.all(
    names.map(async (name) => readFile(new URL(name, directory), 'utf8')),
  );
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:rule: |deny\(\s*)'([a-z-]+)'/gu)].map(([, rule = '']) => rule),
  );
}

// These need a policy, a machine or a failure; they are tried beside the code.
const withoutCase = ['check-failed', 'denied-by-policy', 'own-address', 'policy', 'public-name'];

const cases: readonly UrlCase[] = urls;

describe('URLs of the corpus', () => {
  it('meet every rule that can be given without a policy', async () => {
    const rules = new Set([...(await rulesOf('url')), ...(await rulesOf('policy'))]);
    const met = new Set(cases.map((one) => judge(one).rule));
    expect(rules.size).toBeGreaterThan(20);
    expect([...rules].filter((rule) => !met.has(rule)).sort()).toEqual(withoutCase);
  });

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
