/**
 * What is set when git only looks, so that the configuration of a repository makes it run nothing.
 * External diffs, text conversions and filters have no value that takes them away: those are facts, and asked for.
 */
export const gitEnvironment: Readonly<Record<string, string>> = {
  // Reading must not write the index, which would run a hook.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
  // A missing object would be fetched from wherever the configuration says.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_CONFIG_COUNT: '7',
  GIT_CONFIG_KEY_0: 'core.fsmonitor',
  GIT_CONFIG_VALUE_0: '',
  GIT_CONFIG_KEY_1: 'core.hooksPath',
  GIT_CONFIG_VALUE_1: '/dev/null',
  GIT_CONFIG_KEY_2: 'core.pager',
  GIT_CONFIG_VALUE_2: 'cat',
  GIT_CONFIG_KEY_3: 'log.showSignature',
  GIT_CONFIG_VALUE_3: 'false',
  GIT_CONFIG_KEY_4: 'safe.bareRepository',
  GIT_CONFIG_VALUE_4: 'explicit',
  GIT_CONFIG_KEY_5: 'protocol.ext.allow',
  GIT_CONFIG_VALUE_5: 'never',
  // A comparison would write the index, locks or not.
  GIT_CONFIG_KEY_6: 'diff.autoRefreshIndex',
  GIT_CONFIG_VALUE_6: 'false',
};
