import { describe, expect, it } from 'vitest';
import { neutraliseTerminalLine, neutraliseTerminalText } from './neutralise-terminal-text.ts';

describe('neutraliseTerminalText', () => {
  it('shows escape sequences instead of obeying them', () => {
    expect(neutraliseTerminalText('\u001b[31mred\u001b]0;title\u0007')).toBe(
      '<1B>[31mred<1B>]0;title<07>',
    );
    expect(neutraliseTerminalText('\u009b31m')).toBe('<9B>31m');
  });

  it('shows what changes the direction of text or hides in it', () => {
    expect(neutraliseTerminalText('a\u202eb\u2066c\u200bd\ufeff\u{e0041}')).toBe(
      'a<202E>b<2066>c<200B>d<FEFF><E0041>',
    );
  });

  it('drops carriage returns, so that nothing is overwritten', () => {
    expect(neutraliseTerminalText('safe\rrm -rf /\r\nnext')).toBe('saferm -rf /\nnext');
  });

  it('leaves letters, tabs, line feeds and emoji alone', () => {
    const text = 'tab\tline\nüéß日本 👩‍💻 Ω ✓';
    expect(neutraliseTerminalText(text)).toBe(text);
  });
});

describe('neutraliseTerminalLine', () => {
  it('keeps everything on one line', () => {
    expect(neutraliseTerminalLine('one\ntwo\r\n\tthree')).toBe('one two three');
  });
});
