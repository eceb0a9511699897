import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

describe('a locale or a time zone', () => {
  it.each([
    'LANGUAGE=../../x ls',
    'LC_ALL=/tmp/evil ls',
    'TZ=:/etc/shadow date',
    'env TZ=:/etc/shadow date',
    'export LC_ALL=./x; ls',
  ])('is asked for where a path tells it: %s', (command) => {
    expect(judgeCommand(command).decision).toBe('ask');
  });

  it.each(['TZ=America/New_York date', 'LC_ALL=C.UTF-8 sort a', 'env LANG=de_DE ls'])(
    'is harmless by name: %s',
    (command) => {
      expect(judgeCommand(command).decision).toBe('allow');
    },
  );
});
