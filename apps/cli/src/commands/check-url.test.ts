import { chmod } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';
import { jsonLines } from '../../test/support/selfware.ts';

const config = 'home/.config/selfware/config.json';

describe('selfware check url', () => {
  it.each([
    ['https://example.com/a?b#c', 0, 'allow', 'public-name'],
    ['http://169.254.169.254/', 5, 'deny', 'metadata-address'],
    ['http://[::ffff:10.0.0.1]/', 5, 'deny', 'private-address'],
    ['http://localhost/', 5, 'deny', 'special-name'],
    ['file:///etc/passwd', 5, 'deny', 'scheme'],
    ['http://a\\@b/', 5, 'deny', 'backslash'],
    ['example.com', 5, 'deny', 'not-a-url'],
  ] as const)('judges %s with exit code %i', async (url, code, decision, rule) => {
    await using stage = await createInnerStage();
    const plain = stage.here(['check', 'url', url]);
    expect(await plain.ended, plain.host.err()).toBe(code);
    expect(plain.host.out()).toMatch(new RegExp(`^${decision} ${rule}: `, 'u'));
    const told = stage.here(['check', 'url', url, '--json']);
    expect(await told.ended).toBe(code);
    expect(jsonLines(told.host.out())).toMatchObject([{ input: url, decision, rule }]);
  });

  it('resolves the name when told, and judges each address by the exceptions of the user', async () => {
    await using stage = await createInnerStage();
    const refused = stage.here(['check', 'url', 'http://localhost:8000/', '--resolve']);
    expect(await refused.ended).toBe(5);
    const network = { allow: [{ host: 'localhost', ports: [8000] }] };
    await stage.files.write(config, JSON.stringify({ network }));
    const { host, ended } = stage.here(['check', 'url', 'http://localhost:8000/', '--resolve']);
    expect(await ended).toBe(0);
    expect(host.out()).toMatch(/^ {2}address: (?:127\.0\.0\.1|::1) \(loopback\)$/mu);
    expect(await stage.here(['check', 'url', 'http://localhost:8001/']).ended).toBe(5);
  });

  it('names the address of a literal with what it carries inside', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['check', 'url', 'http://[64:ff9b::a00:1]/', '--resolve']);
    expect(await ended).toBe(5);
    expect(host.out()).toContain('(nat64, which carries 10.0.0.1)');
  });

  it('tells what is wrong with rules that make no sense', async () => {
    await using stage = await createInnerStage();
    await stage.files.write(config, '{"network":{"allow":[{"cidr":"0.0.0.0/0"}]}}');
    const { host, ended } = stage.here(['check', 'url', 'http://a.example/', '--resolve']);
    expect(await ended).toBe(2);
    expect(host.err()).toContain('there is no switch that opens everything');
    expect(await stage.here(['check', 'url', 'http://a.example/']).ended).toBe(2);
  });

  it('stops when the user is strict and others may change the rules', async () => {
    await using stage = await createInnerStage();
    await stage.files.write(config, '{"strictPermissions":true}');
    await chmod(stage.files.resolve(config), 0o666);
    expect(await stage.here(['check', 'url', 'https://example.com/']).ended).toBe(2);
  });

  it('tells of a proxy, with which no guarded request starts', async () => {
    await using stage = await createInnerStage();
    const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    const { host, ended } = stage.here(['check', 'url', 'https://example.com/'], { environment });
    expect(await ended).toBe(2);
    expect(host.err()).toContain('HTTPS_PROXY');
  });
});
