import type { Intent } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import type { RuleContext } from './rule.ts';
import { reachesUrl } from './reaches-url.ts';

const context: RuleContext = {
  workspace: '/w',
  policy: {},
  locate: () => Promise.reject(new Error('nothing is located')),
};

async function judge(url: string, more: Partial<RuleContext> = {}): Promise<string[]> {
  const intent: Intent = { kind: 'fetch-url', url, timeoutMs: 1 };
  const verdicts = await reachesUrl(intent, { ...context, ...more });
  return verdicts.map(({ decision, rule }) => `${decision} ${rule}`);
}

describe('reachesUrl', () => {
  it('asks for what is public and names the host', async () => {
    expect(await judge('https://example.com/a')).toEqual(['ask uses-network']);
  });

  it('denies what a guarded request would not ask for', async () => {
    expect(await judge('http://127.0.0.1/')).toEqual(['deny url-private-address']);
    expect(await judge('file:///etc/passwd')).toEqual(['deny url-scheme']);
    expect(await judge('no url')).toEqual(['deny url-control-character']);
  });

  it('asks for a private place that the user allows', async () => {
    const network = { allow: [{ cidr: '127.0.0.1/32', ports: [8000] }] };
    expect(await judge('http://127.0.0.1:8000/', { network })).toEqual(['ask uses-network']);
    expect(await judge('http://127.0.0.1:8001/', { network })).toEqual([
      'deny url-private-address',
    ]);
  });

  it('denies everything where the policy lets nothing talk to others', async () => {
    const policy = { command: { network: 'deny' } } as const;
    expect(await judge('https://example.com/', { policy })).toEqual(['deny uses-network']);
  });

  it('says nothing of other intents', async () => {
    expect(await reachesUrl({ kind: 'read-file', path: 'a' }, context)).toEqual([]);
  });
});
