import { describe, expect, it } from 'vitest';
import { judgeCommand } from './judge-command.ts';

describe('a program whose name only looks like another one', () => {
  it.each(['l\u0455', '\u2024/ls', '\uFF4Cs', 'sudo l\u0455'])('is asked for: %s', (text) => {
    const { decision, findings } = judgeCommand(text);
    expect(decision).not.toBe('allow');
    expect(findings.map(({ rule }) => rule)).toContain('look-alike');
  });

  it.each(['ls', 'grosse', 'größe', 'echo l\u0455'])('is not meant by %s', (text) => {
    expect(judgeCommand(text).findings.map(({ rule }) => rule)).not.toContain('look-alike');
  });
});
