import { chmod } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../test/support/selfware.ts';
import { createInnerStage } from '../../test/support/run-in-process.ts';

describe('selfware check path', () => {
  it.each([
    ['src/a.ts', 'read', 0, 'allow', 'inside'],
    ['.gitmodules', 'write', 6, 'ask', 'protected-path'],
    ['.git/hooks/pre-commit', 'create', 5, 'deny', 'protected-path'],
    ['../x', 'delete', 5, 'deny', 'outside'],
    ['.', 'list', 0, 'allow', 'inside'],
  ] as const)('judges %s to %s with exit code %i', async (path, intent, code, decision, rule) => {
    await using stage = await createInnerStage([], { 'src/a.ts': 'a' });
    const words = ['check', 'path', path, '--intent', intent];
    const plain = stage.here(words);
    expect(await plain.ended, plain.host.err()).toBe(code);
    expect(plain.host.out()).toMatch(new RegExp(`^${decision} ${rule}: `, 'u'));
    const told = stage.here([...words, '--json']);
    expect(await told.ended).toBe(code);
    expect(jsonLines(told.host.out())).toMatchObject([{ path, intent, decision, rule }]);
  });

  it('takes reading for the intent, names the real path, and the paths that settings protect', async () => {
    await using stage = await createInnerStage([], { 'src/a.ts': 'a' });
    await stage.files.write('home/.config/selfware/config.json', '{"protectedPaths":["src"]}');
    const read = stage.here(['check', 'path', './src//a.ts']);
    expect(await read.ended).toBe(0);
    expect(read.host.out()).toContain('real path: src/a.ts');
    expect(await stage.here(['check', 'path', 'src/a.ts', '--intent', 'write']).ended).toBe(5);
  });

  it('refuses an intent that there is not', async () => {
    await using stage = await createInnerStage();
    expect(await stage.here(['check', 'path', 'a', '--intent', 'execute']).ended).toBe(2);
  });
});

describe('a configuration that others may change', () => {
  const file = 'home/.config/selfware/config.json';

  it('is warned of, and read', async () => {
    await using stage = await createInnerStage();
    await stage.files.write(file, '{"mode":"plan"}');
    await chmod(stage.files.resolve(file), 0o666);
    const { host, ended } = stage.here(['check', 'path', 'a']);
    expect(await ended).toBe(0);
    expect(host.err()).toMatch(/^warning: others may change .*config\.json.*chmod go-w/u);
    await chmod(stage.files.resolve(file), 0o644);
    const quiet = stage.here(['check', 'path', 'a']);
    await quiet.ended;
    expect(quiet.host.err()).toBe('');
  });

  it('ends the command before anything happens when the user is strict, a policy file, too', async () => {
    await using stage = await createInnerStage();
    await stage.files.write('home/.config/selfware/policy.yaml', '{}');
    const settings = { strictPermissions: true, policyFile: 'policy.yaml' };
    await stage.files.write(file, JSON.stringify(settings));
    expect(await stage.here(['check', 'path', 'a']).ended).toBe(0);
    await chmod(stage.files.resolve('home/.config/selfware/policy.yaml'), 0o662);
    for (const words of [
      ['check', 'path', 'a'],
      ['check', 'command', 'true'],
      ['run', 'x'],
    ]) {
      const { host, ended } = stage.here(words);
      expect(await ended).toBe(2);
      expect(host.err()).toContain('policy.yaml');
    }
    expect(stage.server.requests).toHaveLength(0);
  });

  it('is no project file to make less strict', async () => {
    await using stage = await createInnerStage([], {
      '.selfware/config.json': '{"strictPermissions":false}',
    });
    expect(await stage.here(['check', 'path', 'a']).ended).toBe(2);
  });

  it('is shown by the doctor with what mends it, as are the state directory and the policy', async () => {
    await using stage = await createInnerStage();
    await stage.files.write('home/.config/selfware/policy.yaml', '{}');
    await stage.files.write(file, '{"policyFile":"policy.yaml"}');
    await chmod(stage.files.resolve(file), 0o666);
    const { host, ended } = stage.here(['doctor', '--json']);
    await ended;
    const shown = jsonLines(host.out()).filter(
      ({ check }) => typeof check === 'string' && check.endsWith('permissions'),
    );
    expect(shown.map(({ check, status }) => [check, status])).toEqual([
      ['configuration permissions', 'warn'],
      ['state permissions', 'ok'],
      ['policy permissions', 'ok'],
    ]);
    expect(shown[0]?.['advice']).toBe(`chmod go-w '${stage.files.resolve(file)}'`);
  });
});
