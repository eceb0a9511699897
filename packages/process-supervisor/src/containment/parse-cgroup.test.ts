import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJoinedCgroup, parseUnifiedMount } from './parse-cgroup.ts';

configureProperties();

const line = (point: string, type = 'cgroup2', root = '/'): string =>
  `31 24 0:27 ${root} ${point} rw,nosuid shared:9 - ${type} cgroup2 rw,nsdelegate`;

describe('parseUnifiedMount', () => {
  it.each([
    ['alone', line('/sys/fs/cgroup'), '/sys/fs/cgroup'],
    [
      'beside version 1',
      `${line('/sys/fs/cgroup/cpu', 'cgroup')}\n${line('/sys/fs/cgroup/unified')}`,
      '/sys/fs/cgroup/unified',
    ],
    ['with a space in its name', line('/my\\040groups'), '/my groups'],
  ])('finds the hierarchy %s', (_, mountinfo, expected) => {
    expect(parseUnifiedMount(mountinfo)).toBe(expected);
  });

  it.each([
    ['version 1 alone', line('/sys/fs/cgroup', 'cgroup')],
    ['a part of it', line('/sys/fs/cgroup', 'cgroup2', '/part')],
    ['nothing', ''],
  ])('finds none in %s', (_, mountinfo) => {
    expect(parseUnifiedMount(mountinfo)).toBeUndefined();
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const mount = parseUnifiedMount(text);
        expect(mount === undefined || mount.startsWith('/')).toBe(true);
      }),
    );
  });
});

describe('parseJoinedCgroup', () => {
  it.each([
    ['0::/\n', '/'],
    ['9:name=systemd:/x\n0::/user.slice/a b\n', '/user.slice/a b'],
    ['0::/../outside\n', undefined],
    ['9:cpu:/\n', undefined],
  ])('reads %j', (cgroup, expected) => {
    expect(parseJoinedCgroup(cgroup)).toBe(expected);
  });
});
