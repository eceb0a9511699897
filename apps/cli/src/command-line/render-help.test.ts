import { describe, expect, it } from 'vitest';
import { commands } from './command-table.data.ts';
import { flagsOf } from './find-command.ts';
import { allHelp, renderHelp } from './render-help.ts';

describe('renderHelp', () => {
  it('names every command in the overview', () => {
    for (const { name, summary } of commands) {
      expect(renderHelp()).toContain(name);
      expect(renderHelp()).toContain(summary);
    }
  });

  it('names every flag and example of a command', () => {
    for (const command of commands) {
      const help = renderHelp(command);
      for (const { name } of flagsOf(command)) expect(help).toContain(`--${name}`);
      for (const { line } of command.examples) expect(help).toContain(line);
    }
  });

  it('fits a terminal of 110 columns', () => {
    for (const text of Object.values(allHelp()))
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });
});
