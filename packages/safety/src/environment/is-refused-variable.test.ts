import { describe, expect, it } from 'vitest';
import { isRefusedVariable } from './is-refused-variable.ts';

describe('isRefusedVariable', () => {
  it.each([
    'LD_PRELOAD',
    'DYLD_INSERT_LIBRARIES',
    'NODE_OPTIONS',
    'BASH_FUNC_ls%%',
    'GIT_CONFIG_COUNT',
    'PERL5OPT',
    'IFS',
  ])('refuses %s', (name) => {
    expect(isRefusedVariable(name)).toBe(true);
  });

  it.each([
    'PATH',
    'HOME',
    'LANG',
    'JAVA_HOME',
    'GOPATH',
    'LDFLAGS',
    'GITHUB_TOKEN',
    'ENVIRONMENT',
  ])('lets %s pass', (name) => {
    expect(isRefusedVariable(name)).toBe(false);
  });
});
