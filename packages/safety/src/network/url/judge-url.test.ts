import { describe, expect, it } from 'vitest';
import type { NetworkPolicy } from '../network-policy.ts';
import { judgeUrl } from './judge-url.ts';

function ruleOf(url: string | URL, policy?: NetworkPolicy): string {
  const { decision, rule } = judgeUrl(url, policy);
  return decision === 'allow' ? 'allow' : rule;
}

describe('judgeUrl', () => {
  it('says where an allowed URL leads', () => {
    expect(judgeUrl('HTTPS://Example.COM:00443/a b'.replace(' ', '%20'))).toMatchObject({
      decision: 'allow',
      rule: 'public-name',
      url: 'https://example.com/a%20b',
      host: 'example.com',
      port: 443,
    });
    expect(judgeUrl('http://[2606:4700::1111]:8080/')).toMatchObject({
      decision: 'allow',
      host: '2606:4700::1111',
      port: 8080,
    });
  });

  it('says which address was refused', () => {
    expect(judgeUrl('http://[::ffff:10.0.0.1]/')).toMatchObject({
      decision: 'deny',
      rule: 'private-address',
      address: { kind: 'mapped', embedded: '10.0.0.1', global: false },
    });
  });

  it('judges a URL object by its text', () => {
    expect(ruleOf(new URL('http://2130706433/'))).toBe('private-address');
    expect(ruleOf(new URL('https://example.com/'))).toBe('allow');
    expect(ruleOf(new URL('http:\\\\example.com\\x'))).toBe('allow');
  });

  // The rule is named, so that dropping it is seen even where another one would refuse, too.
  it.each([
    ['control-character', 'https://example.com/a\tb'],
    ['control-character', 'https://example.com/a b'],
    ['control-character', 'https://example.com/\u0085'],
    ['control-character', 'https://example.com/\u2028'],
    ['control-character', 'https://example.com/\ud800'],
    ['control-character', ' https://example.com/'],
    ['control-character', 'https://example.com/\n'],
    ['control-character', 'https://exam\rple.com/'],
    ['control-character', 'https://example.com/?\0'],
    ['url-length', `https://example.com/${'a'.repeat(8_173)}`],
    ['url-length', `https://example.com/${'ü'.repeat(2_000)}`],
    ['backslash', 'https://example.com\\@example.org/'],
    ['backslash', 'https:\\\\example.com/'],
    ['backslash', 'https://example.com/a\\b'],
    ['not-a-url', 'https:example.com'],
    ['not-a-url', 'https:/example.com'],
    ['not-a-url', 'https:///example.com'],
    ['not-a-url', '//example.com/'],
    ['not-a-url', 'example.com'],
    ['not-a-url', ''],
    ['not-a-url', 'https://:80/'],
    ['not-a-url', 'https://?@example.com/'],
    ['not-a-url', 'https://example.com:65536/'],
    ['not-a-url', 'https://[::1%25lo]/'],
    ['scheme', 'ftp://example.com/'],
    ['scheme', 'ws://example.com/'],
    ['scheme', 'file:///etc/passwd'],
    ['scheme', 'data:text/plain,x'],
    ['scheme', 'javascript:alert(1)'],
    ['userinfo', 'https://user@example.com/'],
    ['userinfo', 'https://user:password@example.com/'],
    ['userinfo', 'https://@example.com/'],
    ['second-at', 'https://a@b@example.com/'],
    ['encoded-delimiter', 'https://example.org%2f@example.com/'],
    ['encoded-delimiter', 'https://example.org%40@example.com/'],
    ['encoded-host', 'https://example%2ecom/'],
    ['encoded-host', 'https://%65xample.com/'],
    ['port', 'https://example.com:22/'],
    ['port', 'https://example.com:0/'],
    ['port', 'http://example.com:00000000443/'],
    ['odd-address', 'http://16843009/'],
    ['odd-address', 'http://1.1/'],
    ['odd-address', 'http://01.1.1.1/'],
    ['odd-address', 'http://0x1.1.1.1/'],
    ['odd-address', 'http://1.1.1.1./'],
    ['odd-address', 'http://１.1.1.1/'],
    ['odd-address', 'http://1。1.1.1/'],
    ['odd-address', 'http://①.1.1.1/'],
    ['folded-host', 'https://ｅxample.com/'],
    ['folded-host', 'https://example。com/'],
    ['folded-host', 'https://example．com/'],
    ['folded-host', 'https://example｡com/'],
    ['folded-host', 'https://ex\u00adample.com/'],
    ['folded-host', 'https://\u212aelvin.com/'],
    ['folded-host', 'https://ﬁnance.com/'],
    ['folded-host', 'https://ⓔxample.com/'],
    ['odd-punycode', 'https://xn--localhost-.com/'],
    ['odd-punycode', 'https://xn--.com/'],
    ['odd-punycode', 'https://a.xn--a.com/'],
    ['host-name', 'https://a..example.com/'],
    ['host-name', `https://${'a'.repeat(64)}.com/`],
    ['special-name', 'https://localhost/'],
    ['single-label', 'https://intranet-server/'],
    ['private-address', 'https://[::]/'],
    ['private-address', 'https://[::127.0.0.1]/'],
    ['metadata-address', 'http://169.254.169.254/latest/'],
  ])('refuses by the rule %s %j', (rule, url) => {
    expect(ruleOf(url)).toBe(rule);
  });

  it.each([
    ['https://example.com?@127.0.0.1/'],
    ['https://example.com/#@127.0.0.1'],
    ['https://example.com/?url=http://127.0.0.1/&back=\\x'],
    ['https://example.com/@user'],
    ['https://example.com./'],
    ['https://example.com:/'],
    ['http://example.com:00080/'],
    ['https://a_b.example.com/'],
    ['https://bücher.example/straße?ü'],
    ['https://BÜCHER.example/'],
    ['https://xn--bcher-kva.example/'],
    ['https://faß.example/'],
    ['https://例え.テスト/'],
    ['https://한국.한국/'],
    ['https://العربية.com/'],
    ['https://नेपाल.com/'],
    ['https://ὀδυσσεύς.gr/'],
    ['https://💩.la/'],
    ['https://r3---sn-4g5e.example.com/'],
    ['https://1.1.1.1/'],
    ['https://[2606:4700:4700:0::1111]/'],
    ['https://localhost.example.com/'],
    ['https://10.0.0.1.example.com/'],
    [`https://example.com/${'a'.repeat(8_172)}`],
  ])('allows %j', (url) => {
    expect(ruleOf(url)).toBe('allow');
  });

  it('allows a user, another scheme or a private address where the policy says so', () => {
    expect(ruleOf('https://user:pass@example.com/', { userinfo: true })).toBe('allow');
    expect(ruleOf('https://a@b@example.com/', { userinfo: true })).toBe('second-at');
    expect(ruleOf('wss://example.com/', { schemes: ['wss'] })).toBe('allow');
    expect(ruleOf('ws://example.com:80/', { schemes: ['ws'] })).toBe('allow');
    expect(ruleOf('https://example.com/', { schemes: ['wss'] })).toBe('scheme');
    expect(ruleOf('ftp://example.com:2121/', { schemes: ['ftp'], ports: [2121] })).toBe('allow');
    expect(ruleOf('git://example.com/', { schemes: ['git'] })).toBe('port');
    expect(ruleOf('http://10.0.0.1/', { allow: [{ cidr: '10.0.0.1' }] })).toBe('allow');
    expect(ruleOf('http://10.1/', { allow: [{ cidr: '10.0.0.1' }] })).toBe('odd-address');
  });

  it('denies everything by a policy that cannot be followed, and what is no text at all', () => {
    expect(ruleOf('https://example.com/', { ports: [0] })).toBe('policy');
    const call = (value: unknown): unknown => Reflect.apply(judgeUrl, undefined, [value]);
    for (const value of [undefined, null, 7, {}, Symbol('x'), { href: null }])
      expect(call(value)).toMatchObject({ decision: 'deny', rule: 'check-failed' });
  });
});
