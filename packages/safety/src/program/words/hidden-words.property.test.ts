import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

configureProperties();

/** Denied commands, parted where something harmless may stand between their words. */
const denied = fc.constantFrom(
  { program: 'rm -rf', target: '/' },
  { program: 'rm -rf', target: '/etc' },
  { program: 'cat', target: '/etc/shadow' },
);
const count = fc.integer({ min: 1, max: 200 });
const names = (length: number): readonly string[] =>
  Array.from({ length }, (_, index) => `pad${String(index)}`);

const isDenied = (command: string): void => {
  for (const mode of ['default', 'yolo'] as const)
    expect(judgeCommand(command, { mode }).decision, command.slice(0, 80)).toBe('deny');
};

describe('a denied word', () => {
  it.each([
    `rm -rf ${names(3_000).join(' ')} /`,
    `rm -rf {${names(3_000).join(',')},/}`,
    `rm -rf ${'{a,}'.repeat(12)}/`,
  ])('does not hide among thousands of others', (command) => {
    isDenied(command);
  });

  it('does not hide behind harmless words', () => {
    fc.assert(
      fc.property(denied, count, ({ program, target }, length) => {
        isDenied(`${program} ${names(length).join(' ')} ${target}`);
        isDenied(`${program} ${target} ${names(length).join(' ')}`);
      }),
    );
  });

  it('does not hide among the members of braces', () => {
    fc.assert(
      fc.property(denied, count, fc.nat(), ({ program, target }, length, place) => {
        const members = names(length).toSpliced(place % (length + 1), 0, target);
        isDenied(`${program} {${members.join(',')}}`);
      }),
    );
  });

  it('does not hide in a product of braces', () => {
    fc.assert(
      fc.property(denied, fc.integer({ min: 1, max: 9 }), ({ program, target }, groups) => {
        isDenied(`${program} ${'{a,}'.repeat(groups)}${target}`);
      }),
      { examples: [[{ program: 'rm -rf', target: '/' }, 9]] },
    );
  });

  it('does not hide among the values of variables', () => {
    const values = fc.integer({ min: 1, max: 100 });
    const uses = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(denied, values, fc.nat(), uses, ({ program, target }, length, place, times) => {
        const members = names(length).toSpliced(place % (length + 1), 0, target);
        const words = Array.from({ length: times }, () => '"$x"').join(' ');
        isDenied(`for x in ${members.join(' ')}; do ${program} ${words}; done`);
      }),
    );
  });
});
