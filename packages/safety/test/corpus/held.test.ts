import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { permissionModes } from '../../src/policy/permission-mode.ts';
import { judgeCommand } from '../../src/program/judge-command.ts';

interface Held {
  readonly command: string;
  /** What it gets at least in the default mode; a deny holds in every mode. */
  readonly expect: 'ask' | 'deny';
  readonly why: string;
}

const path = new URL('commands/held.json', import.meta.url);
const held: readonly Held[] = JSON.parse(await readFile(path, 'utf8'));

describe('a command that does more than it looks', () => {
  it.each(held)('is not allowed, as $why: $command', ({ command }) => {
    expect(judgeCommand(command).decision).not.toBe('allow');
  });

  it.each(held.filter((one) => one.expect === 'deny'))(
    'is denied in every mode, as $why: $command',
    ({ command }) => {
      for (const mode of permissionModes) {
        expect({ mode, decision: judgeCommand(command, { mode }).decision }).toEqual({
          mode,
          decision: 'deny',
        });
      }
    },
  );
});
