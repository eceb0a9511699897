import { describe, expect, it } from 'vitest';
import { parseSettingKey, settingCommand, settingKind } from './setting-kind.ts';

describe('a setting of git', () => {
  it.each([
    ['core.pager', 'less'],
    ['core.PAGER', 'less'],
    ['CORE.fsmonitor', 'x'],
    ['diff.external', 'x'],
    ['diff.a.b.textconv', 'x'],
    ['filter.lfs.clean', 'x'],
    ['include.path', 'x'],
    ['includeIf.gitdir:~/.path', 'x'],
    ['alias.x', 'status'],
    ['remote.origin.uploadpack', 'x'],
    ['url.ext::sh.insteadOf', 'x'],
    ['http.proxy', 'x'],
    ['pager.log', 'x'],
    ['core.newPagerCommand', 'x'],
    ['core.hooksPath', '/tmp/x'],
  ])('%s=%s may run a program', (key, value) => {
    expect(settingKind(parseSettingKey(key), value)).toBe('executing');
  });

  it.each([
    ['color.ui', 'always'],
    ['color.diff.meta', 'red'],
    ['core.quotePath', 'off'],
    ['core.pager', 'cat'],
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', ''],
    ['log.date', 'iso'],
  ])('%s=%s is harmless', (key, value) => {
    expect(settingKind(parseSettingKey(key), value)).toBe('harmless');
  });

  it.each(['made.up', 'core', 'x.y.z'])('%s is unknown', (key) => {
    expect(settingKind(parseSettingKey(key), 'x')).toBe('unknown');
  });

  it.each([
    ['alias.x', '!a b', 'a b'],
    ['alias.x', 'status', undefined],
    ['core.pager', 'a b', 'a b'],
    ['pager.log', 'a', 'a'],
    ['credential.helper', '!a', 'a'],
    ['color.ui', 'a', undefined],
    ['core.pager', '', undefined],
  ])('%s=%s holds the command line %s', (key, value, command) => {
    expect(settingCommand(parseSettingKey(key), value)).toBe(command);
  });
});
