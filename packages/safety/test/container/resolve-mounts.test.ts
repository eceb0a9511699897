import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { resolveMounts, type ContainerRun } from '../../src/container.ts';
import { openRoot } from '../../src/filesystem.ts';

const run = { engine: 'podman', image: 'alpine', command: ['true'] } as const;

async function resolve(files: Readonly<Record<string, string>>, changes: Partial<ContainerRun>) {
  await using workspace = await createTemporaryWorkspace();
  for (const [path, content] of Object.entries(files)) await workspace.write(path, content);
  const root = await openRoot(workspace.path);
  try {
    return { resolved: await resolveMounts({ ...run, ...changes }, root), path: root.path };
  } finally {
    await root.close();
  }
}

const mount = (source: string) => ({ mounts: [{ source, target: '/x' }] });

describe('resolveMounts', () => {
  it('gives the real path of what may be mounted', async () => {
    const { resolved, path } = await resolve({ 'src/a.ts': 'a', 'src/b/c.ts': 'c' }, mount('src'));
    expect(resolved).toMatchObject({
      ok: true,
      value: { resolvedMounts: [{ source: `${path}/src`, target: '/x' }] },
    });
  });

  it.each([
    ['src', 'src/.env', 'src/.env is one'],
    ['.', 'a/b/id_rsa', 'a/b/id_rsa is one'],
    ['src/.env', 'src/.env', 'no secrets'],
  ])('refuses %s that holds %s', async (source, file, told) => {
    const { resolved } = await resolve({ [file]: 'x' }, mount(source));
    expect(resolved).toMatchObject({ ok: false, failure: { field: 'mounts[0].source' } });
    expect(JSON.stringify(resolved)).toContain(told);
  });

  it.each(['missing', '../out', '/etc'])('refuses %s, which is not there', async (source) => {
    const { resolved } = await resolve({ 'a.ts': 'a' }, mount(source));
    expect(resolved).toMatchObject({ ok: false, failure: { field: 'mounts[0].source' } });
  });

  it('refuses mounts of another shape', async () => {
    const given: object = { mounts: ['.:/x'] };
    const { resolved } = await resolve({}, given);
    expect(resolved).toMatchObject({ ok: false, failure: { field: 'mounts' } });
  });
});
