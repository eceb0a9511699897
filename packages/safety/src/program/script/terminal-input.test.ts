import { expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

it.each([
  'cat /dev/tty',
  'cat < /dev/tty',
  'read x </dev//tty',
  'cat <> /dev/../dev/tty',
  'grep a /dev/tty',
])('asks for what waits for somebody who types: %s', (command) => {
  const rules = judgeCommand(command).findings.map(({ rule }) => rule);
  expect(rules).toContain('opens-terminal');
});

it.each(['echo x > /dev/tty', 'ls -l /dev/null < /dev/null'])('says nothing of %s', (command) => {
  const rules = judgeCommand(command).findings.map(({ rule }) => rule);
  expect(rules).not.toContain('opens-terminal');
});
