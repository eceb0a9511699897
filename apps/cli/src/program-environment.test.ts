import { describe, expect, it } from 'vitest';
import { programEnvironment } from './program-environment.ts';

describe('programEnvironment', () => {
  it('passes what every program needs and what is named, and nothing else', () => {
    const environment = {
      PATH: '/bin',
      HOME: '/h',
      SELFWARE_API_KEY: 'k',
      JAVA_HOME: '/j',
      X: 'x',
    };
    expect(
      programEnvironment(environment, { alsoPassed: ['JAVA_HOME', 'ABSENT'], workspace: '/w' }),
    ).toEqual({
      PATH: '/bin',
      HOME: '/h',
      JAVA_HOME: '/j',
    });
  });

  it('refuses a variable that makes programs run something else', () => {
    const options = { alsoPassed: ['JAVA_HOME', 'LD_PRELOAD'], workspace: '/w' };
    expect(() => programEnvironment({}, options)).toThrow(/LD_PRELOAD/u);
  });

  it('looks for programs in no directory of the workspace, and in none that is relative', () => {
    const environment = { PATH: '/w/node_modules/.bin:/bin:.:bin::/w:/wide' };
    const passed = programEnvironment(environment, { alsoPassed: [], workspace: '/w' });
    expect(passed).toEqual({ PATH: '/bin:/wide' });
  });
});
