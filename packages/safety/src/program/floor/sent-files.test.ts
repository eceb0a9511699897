import { describe, expect, it } from 'vitest';
import { literal, unknownWord } from '../words/word-value.ts';
import { namesMachine, sentFiles } from './sent-files.ts';

const sent = (text: string, input?: string): readonly string[] => {
  const words = text.split(' ');
  return sentFiles(words[0] ?? '', {
    words: words.map((word) => (word === '?' ? unknownWord : literal(word))),
    hasInput: input !== undefined,
    depth: 0,
    isRepeated: false,
    ...(input === undefined ? {} : { input }),
  });
};

describe('sentFiles', () => {
  it.each([
    ['curl -d@f x', 'f'],
    ['curl --json @f x', 'f'],
    ['curl -F a=@f;type=b x', 'f'],
    ['curl -sT f x', 'f'],
    ['curl file:///a/f', '/a/f'],
    ['wget --body-file=f x', 'f'],
    ['wget -i f', 'f'],
    ['scp a f host:', 'f'],
    ['gh gist create f', 'f'],
    ['socat OPEN:f,rdonly TCP:x:1', 'f'],
    ['http x a@f', 'f'],
  ])('lists for %s the file %s', (command, file) => {
    expect(sent(command)).toContain(file);
  });

  it('lists what the commands on the input of a file transfer name', () => {
    expect(sent('sftp host', 'put f')).toContain('f');
  });

  it.each([
    ['curl -o f x', 'f'],
    ['curl --key f x', 'f'],
    ['curl x/f', 'f'],
    ['ssh -i f host', 'f'],
    ['ssh host cat f', 'f'],
    ['scp host:f .', 'f'],
    ['rsync --exclude f a host:', 'f'],
    ['wget -O f x', 'f'],
  ])('lists for %s no file %s', (command, file) => {
    expect(sent(command)).not.toContain(file);
  });

  it('knows nothing of an unknown word', () => {
    expect(sent('curl ?').filter((text) => text !== '')).toEqual([]);
  });
});

describe('namesMachine', () => {
  it.each(['host:', 'user@host:f', 'rsync://host/x'])('is true of %s', (text) => {
    expect(namesMachine(literal(text))).toBe(true);
  });

  it.each(['./a:b', '/a:b', 'a', '--out=a:b'])('is false of %s', (text) => {
    expect(namesMachine(literal(text))).toBe(false);
  });
});
