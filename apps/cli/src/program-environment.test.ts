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
    expect(programEnvironment(environment, ['JAVA_HOME', 'ABSENT'])).toEqual({
      PATH: '/bin',
      HOME: '/h',
      JAVA_HOME: '/j',
    });
  });
});
