import { describe, expect, it } from 'vitest';
import { commands } from './command-table.data.ts';
import { flagsOf } from './find-command.ts';
import { renderCompletion } from './render-completion.ts';

describe('renderCompletion', () => {
  it.each(['bash', 'zsh', 'fish'] as const)('names every command and flag for %s', (shell) => {
    const script = renderCompletion(shell);
    for (const command of commands) {
      for (const word of command.name.split(' ')) expect(script).toContain(word);
      for (const { name } of flagsOf(command)) expect(script).toContain(name);
      for (const choice of command.operand?.choices ?? []) expect(script).toContain(choice);
    }
    expect(script).toContain('accept-edits');
  });

  it('offers fish files for what names files alone', () => {
    const lines = renderCompletion('fish').split('\n');
    expect(
      lines.filter((line) => line.includes('-l policy ')).every((line) => line.includes(' -rF')),
    ).toBe(true);
    expect(lines).toContain('complete -c selfware -n "__fish_seen_subcommand_from redact" -F');
    expect(lines.find((line) => line.includes('-l endpoint '))).toContain(' -x -d');
  });

  it('loads the bash emulation of zsh', () => {
    expect(renderCompletion('zsh')).toMatch(/^autoload -U \+X bashcompinit/u);
  });
});
