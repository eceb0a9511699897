import { vitestPreset } from '../../tools/test/vitest-preset.ts';

export default vitestPreset('agent');
