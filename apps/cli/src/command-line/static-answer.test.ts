import { describe, expect, it } from 'vitest';
import { findStaticAnswer } from './static-answer.ts';
import { staticTexts } from './static-texts.ts';

const texts = staticTexts();

describe('findStaticAnswer', () => {
  it('answers --version, --help and help', () => {
    expect(findStaticAnswer(staticTexts, ['--version'])).toMatch(/^selfware \d+\.\d+\.\d+\n$/u);
    expect(findStaticAnswer(staticTexts, ['--help'])).toBe(texts.help['']);
    expect(findStaticAnswer(staticTexts, ['-h'])).toBe(texts.help['']);
    expect(findStaticAnswer(staticTexts, ['help'])).toBe(texts.help['']);
    expect(findStaticAnswer(staticTexts, ['help', 'run'])).toBe(texts.help['run']);
    expect(findStaticAnswer(staticTexts, ['run', '--help'])).toBe(texts.help['run']);
    expect(findStaticAnswer(staticTexts, ['sessions', 'list', '-h'])).toBe(
      texts.help['sessions list'],
    );
  });

  it('leaves everything else to the command', () => {
    expect(findStaticAnswer(staticTexts, ['run', 'help'])).toBeUndefined();
    expect(findStaticAnswer(staticTexts, ['check', 'command', '--', '--help'])).toBeUndefined();
    expect(findStaticAnswer(staticTexts, [])).toBeUndefined();
  });
});
