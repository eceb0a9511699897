import { describe, expect, it } from 'vitest';
import { findStaticAnswer } from './static-answer.ts';
import { staticTexts } from './static-texts.ts';

const texts = staticTexts();

describe('findStaticAnswer', () => {
  it('answers --version, --help and help', () => {
    expect(findStaticAnswer(texts, ['--version'])).toMatch(/^selfware \d+\.\d+\.\d+\n$/u);
    expect(findStaticAnswer(texts, ['--help'])).toBe(texts.help['']);
    expect(findStaticAnswer(texts, ['-h'])).toBe(texts.help['']);
    expect(findStaticAnswer(texts, ['help'])).toBe(texts.help['']);
    expect(findStaticAnswer(texts, ['help', 'run'])).toBe(texts.help['run']);
    expect(findStaticAnswer(texts, ['run', '--help'])).toBe(texts.help['run']);
    expect(findStaticAnswer(texts, ['sessions', 'list', '-h'])).toBe(texts.help['sessions list']);
  });

  it('leaves everything else to the command', () => {
    expect(findStaticAnswer(texts, ['run', 'help'])).toBeUndefined();
    expect(findStaticAnswer(texts, ['check', 'command', '--', '--help'])).toBeUndefined();
    expect(findStaticAnswer(texts, [])).toBeUndefined();
  });
});
