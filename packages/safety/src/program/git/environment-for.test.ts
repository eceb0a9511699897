import { expect, it } from 'vitest';
import { environmentFor } from './environment-for.ts';
import { gitEnvironment } from './git-environment.data.ts';

it.each([
  'git status',
  'git -C a -c color.ui=always log -p',
  '/usr/bin/git diff',
  'git branch',
  'git --version',
  'git remote',
  'git remote -v',
  'git submodule status',
])('sets what %s needs to run nothing', (text) => {
  expect(environmentFor([['ls'], text.split(' ')])).toBe(gitEnvironment);
});

it.each(['git push', 'git fetch', 'git commit -m x', 'git remote update', 'git x', 'ls'])(
  'leaves %s as it is',
  (text) => {
    expect(environmentFor([text.split(' ')])).toBeUndefined();
  },
);

it('leaves a look beside a change as it is, because both have one environment', () => {
  expect(
    environmentFor([
      ['git', 'status'],
      ['git', 'push'],
    ]),
  ).toBeUndefined();
});

it('counts as many settings as it has', () => {
  const count = Object.keys(gitEnvironment).filter((name) => /^GIT_CONFIG_KEY_\d$/u.test(name));
  expect(gitEnvironment['GIT_CONFIG_COUNT']).toBe(String(count.length));
});
