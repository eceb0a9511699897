import { mergeConfig } from 'vitest/config';
import { vitestPreset } from '../../tools/test/vitest-preset.ts';

export default mergeConfig(vitestPreset('cli'), {
  test: {
    globalSetup: 'test/support/build-once.ts',
    // Standing still for a whole process takes longer than a unit test does.
    testTimeout: 60_000,
    coverage: { exclude: ['src/**/*.test.ts', 'src/bin.ts', 'src/main.ts'] },
  },
});
