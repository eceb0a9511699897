import { describe, expect, it } from 'vitest';
import { parsePythonCalls } from './parse-python.ts';

describe('parsePythonCalls', () => {
  it.each([
    ['f()', [{ name: 'f', arguments: {} }]],
    ['[]f', undefined],
    [
      '[ f( a = 1 , ) , g.h(b=-1.5e3,), ]',
      [
        { name: 'f', arguments: { a: 1 } },
        { name: 'g.h', arguments: { b: -1500 } },
      ],
    ],
    [
      'f(a=True, b=false, c=None, d=1_000)',
      [{ name: 'f', arguments: { a: true, b: false, c: null, d: 1000 } }],
    ],
    [
      'f(a=[1, [2],], b={"x": {"y": []},})',
      [{ name: 'f', arguments: { a: [1, [2]], b: { x: { y: [] } } } }],
    ],
    ['f(a="x" \'y\')', [{ name: 'f', arguments: { a: 'xy' } }]],
    ['f(a="""x "y"\nz""")', [{ name: 'f', arguments: { a: 'x "y"\nz' } }]],
    [
      'f(a="\\x41\\u00e9\\U0001f600\\n\\q\\\\\\0")',
      [{ name: 'f', arguments: { a: 'Aé😀\n\\q\\\0' } }],
    ],
    ['f(a="\\U00ffffff")', [{ name: 'f', arguments: { a: '\\U00ffffff' } }]],
    [
      'f(a=1); g(b=2)',
      [
        { name: 'f', arguments: { a: 1 } },
        { name: 'g', arguments: { b: 2 } },
      ],
    ],
  ])('reads %j', (text, calls) => {
    const read = parsePythonCalls(text);
    expect(read.ok ? read.value : undefined).toEqual(calls);
  });

  it.each([
    ['', 'expected a call', 0],
    ['[]', 'expected the end of the calls', 2],
    ['f(1)', 'expected a named argument', 2],
    ['f(a)', 'expected a named argument', 3],
    ['f(a=1 b=2)', 'expected a comma or ")"', 6],
    ['f(a=1, a=2)', 'expected every argument once', 9],
    ['f(a=g())', 'expected a literal', 5],
    ['f(a=2+2)', 'expected a literal', 7],
    ['f(a=1e999)', 'expected a literal', 9],
    ["f(a=b'z')", 'expected a literal', 5],
    ['f(a="x', 'expected the end of the string', 4],
    ['f(a=[1 2])', 'expected a comma or "]"', 7],
    ['f(a={1: 2})', 'expected a key', 5],
    ['f(a={"b": 1 "c": 2})', 'expected a comma or "}"', 12],
    ['f(a={"b": 1, "b": 2})', 'expected every key once', 17],
    ['[f() g()]', 'expected a comma or "]"', 5],
    ['f() x', 'expected a call', 5],
    [`f(a=${'['.repeat(70)}`, 'expected at most 64 levels', 69],
  ])('does not read %j', (text, message, position) => {
    const read = parsePythonCalls(text);
    const fault = read.ok ? read.value.find((call) => 'message' in call) : read.failure;
    expect(fault).toMatchObject({ message, position });
  });

  it('reads the calls beside one that cannot be read, where it is clear where that one ends', () => {
    const good = { name: 'g', arguments: { a: 1 } };
    for (const bad of ["f(x=b'z')", 'f(x=1e999)', 'f(x=h([1], "))"))', 'f(1)']) {
      const read = parsePythonCalls(`[${bad}, g(a=1)]`);
      expect(read.ok && read.value).toMatchObject([{ name: 'f' }, good]);
    }
    for (const bad of ["f(a='x 'y', b='z')", 'f(a=1]', 'f(a=(1])', 'f(a=[1)'])
      expect(parsePythonCalls(`[${bad}, g(a=1)]`).ok).toBe(false);
  });
});
