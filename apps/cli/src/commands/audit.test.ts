import { describe, expect, it } from 'vitest';
import { createInnerStage } from '../../test/support/run-in-process.ts';

describe('audit', () => {
  it('tells that nothing is in the log where nothing ran unasked', async () => {
    await using stage = await createInnerStage();
    const { host, ended } = stage.here(['audit']);
    expect(await ended, host.err()).toBe(0);
    expect(host.out()).toContain('0 entries, none changed.');
    const json = stage.here(['audit', '--json']);
    expect(await json.ended).toBe(0);
    expect(json.host.out()).toBe('');
  });
});
