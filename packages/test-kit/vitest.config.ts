import { vitestPreset } from '../../tools/test/vitest-preset.ts';

export default vitestPreset('test-kit');
