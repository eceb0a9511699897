import { describe, expect, it } from 'vitest';
import { parseConfiguration } from './parse-configuration.ts';
import { spell } from './setting-kind.ts';

function read(text: string): readonly string[] | undefined {
  return parseConfiguration(text)?.map(({ key, value }) => `${spell(key)}=${value}`);
}

describe('the configuration of a repository', () => {
  it.each([
    ['[core]\n\tbare = false\n', ['core.bare=false']],
    ['\uFEFF[Core]\r\n\tFSMonitor = a b \r\n', ['core.fsmonitor=a b']],
    ['[diff "A.b"]\ntextconv=x', ['diff.A.b.textconv=x']],
    ['[diff "a\\"b"]\ntextconv=x', ['diff.a"b.textconv=x']],
    ['[Diff.A]\ncommand=x', ['diff.a.command=x']],
    ['[a] b = c\nd', ['a.b=c', 'a.d=true']],
    ['[a]\nb # c\n', ['a.b=true']],
    ['[a]\nb = c # d\ne = "f # g" ; h\n', ['a.b=c', 'a.e=f # g']],
    ['[a]\nb = c \\\n  d\n', ['a.b=c   d']],
    ['[a]\nb = "x\\n\\t\\\\\\"y"\n', ['a.b=x\n\t\\"y']],
    ['# x\n; y\n', []],
    ['[a]\nb = c # last', ['a.b=c']],
    ['', []],
  ])('is read from %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['b = c', '[a', '[a]\nb c', '[a]\nb = "open', '[a]\nb = \\q', '[a]\n!x = y'])(
    'is refused in %j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
