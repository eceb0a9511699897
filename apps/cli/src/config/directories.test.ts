import { describe, expect, it } from 'vitest';
import { findDirectories } from './directories.ts';

describe('findDirectories', () => {
  it('follows SELFWARE_STATE_DIR, then XDG, then the home directory', () => {
    expect(findDirectories({ HOME: '/h' })).toEqual({
      state: '/h/.local/state/selfware',
      userConfigFile: '/h/.config/selfware/config.json',
    });
    expect(findDirectories({ HOME: '/h', XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: '/c' })).toEqual({
      state: '/s/selfware',
      userConfigFile: '/c/selfware/config.json',
    });
    expect(findDirectories({ HOME: '/h', SELFWARE_STATE_DIR: '/mine' }).state).toBe('/mine');
  });

  it('ignores a relative base directory', () => {
    expect(findDirectories({ HOME: '/h', XDG_STATE_HOME: 'rel' }).state).toBe(
      '/h/.local/state/selfware',
    );
  });

  it('says what is missing when there is no home', () => {
    expect(() => findDirectories({})).toThrow('expected HOME');
  });
});
