import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('editors and converters', () => {
  it.each([
    'nano --version',
    'code --version',
    'ffmpeg -version',
    'convert -version',
    'pandoc a.md',
    'pandoc --version',
    'pdfinfo a.pdf',
    'pdftotext -v',
    'dot -V',
    'dot -Tsvg a.dot',
    'pdflatex --version',
    'ffprobe -version',
  ])('allows %s', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ['nano a', 'opens-terminal'],
    ['code .', 'opens-terminal'],
    ['select-editor --version', 'opens-terminal'],
    ['sensible-editor --help', 'opens-terminal'],
    ['ed -s f', 'opens-terminal'],
    ["vim -c '!touch PWN'", 'opens-terminal'],
    ['ffmpeg -i a b.mp4', 'writes'],
    ['convert a b', 'writes'],
    ['convert a b', 'runs-code'],
    ['pandoc a.md -o b.html', 'writes'],
    ['pandoc -ob.html a.md', 'writes'],
    ['pandoc --lua-filter x a.md', 'runs-code'],
    ['pandoc --lua-filter=x a.md', 'runs-code'],
    ['pandoc -Lx a.md', 'runs-code'],
    ['pandoc -t x.lua a.md', 'unknown-argument'],
    ['pandoc http://x', 'uses-network'],
    ['pdftotext a.pdf', 'writes'],
    ['pdflatex -shell-escape a.tex', 'runs-code'],
    ['dot -Tpng a.dot -ob.png', 'writes'],
    ['dot -O -Tpng a.dot', 'writes'],
    ['dot -O < a', 'unpacks'],
  ])('asks for %s by the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });

  it.each([
    'convert a /etc/b',
    'pandoc a.md -o/usr/x',
    'kate ~/.ssh/config',
    'dot a -o .git/hooks/x',
  ])('denies %s', (command) => {
    expect(decide(command)).toBe('deny');
  });
});
