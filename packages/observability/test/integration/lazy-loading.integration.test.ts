import { channel } from 'node:diagnostics_channel';
import { readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { createFakeClock, createTemporaryWorkspace, eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { startLogging } from '../../src/index.ts';

const callEnd = channel('selfware:tools:call-end');
const example = { at: 1, tool: 'read_file', status: 'done' };

// In a file of its own: a process loads a module once.
describe('startLogging', () => {
  it('loads what writes files 200 ms after the first line, not before', async () => {
    await using workspace = await createTemporaryWorkspace();
    const loaded: string[] = [];
    const hooks = registerHooks({
      load(url, context, next) {
        loaded.push(url);
        return next(url, context);
      },
    });
    const isLoaded = () => loaded.some((url) => url.includes('/rotating-file-stream/'));
    const clock = createFakeClock();
    const logging = startLogging({ directory: workspace.path, redact: (value) => value, clock });
    await clock.advance(10_000);
    callEnd.publish(example);
    await clock.advance(199);
    expect(isLoaded()).toBe(false);
    await clock.advance(1);
    await eventually(async () => (await readdir(workspace.path)).length === 1);
    expect(isLoaded()).toBe(true);
    hooks.deregister();
    callEnd.publish(example);
    expect(await logging.close()).toEqual({ written: 2, dropped: 0 });
  });
});
