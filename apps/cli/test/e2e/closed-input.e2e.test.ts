import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createStage, entry } from '../support/selfware.ts';

describe('standard input that is no input', () => {
  it.each(['check text -', 'check command -', 'run -p -'])(
    'is an error of `selfware %s`, never an empty text',
    async (line) => {
      await using stage = await createStage();
      const run = (input: string): Promise<unknown> =>
        promisify(execFile)('bash', ['-c', `"$0" "$1" ${line} ${input}`, process.execPath, entry], {
          cwd: stage.workspace,
          env: { ...stage.environment },
        }).catch((error: unknown) => error);
      const [closed, empty] = [await run('<&-'), await run('</dev/null')];
      for (const ended of [closed, empty]) {
        expect(ended).toMatchObject({ code: 2, stdout: '' });
        expect(String(ended)).toContain('on standard input, got nothing: it is closed');
      }
      expect(await run('<.')).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
