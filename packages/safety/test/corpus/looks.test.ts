import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../../src/program/judge-command.ts';
import changes from './commands/changes.json' with { type: 'json' };
import looks from './commands/looks.json' with { type: 'json' };

describe('commands written down before the rules', () => {
  it('that only look are asked for in at most three of a hundred cases', () => {
    const asked = looks.filter((command) => judgeCommand(command).decision !== 'allow');
    console.info('asked:', asked.join('\n'));
    expect(asked.length).toBeLessThanOrEqual(looks.length * 0.03);
  });

  it('that change something ordinary are never denied', () => {
    expect(changes.filter((command) => judgeCommand(command).decision === 'deny')).toEqual([]);
  });
});
