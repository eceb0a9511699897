import { describe, expect, it } from 'vitest';
import { judgeShape } from './judge-shape.ts';
import { measureFile } from './measure-file.ts';

function problemsOf(path: string, text: string): readonly string[] {
  return judgeShape([{ path, shape: measureFile(path, text) }]);
}

const statements = (count: number): string => 'call();\n'.repeat(count);
const functionOf = (name: string, lines: number): string =>
  `export function ${name}(): void {\n${statements(lines - 2)}}\n`;

describe('judgeShape', () => {
  it('reports a file of more than 300 lines', () => {
    expect(problemsOf('packages/a/src/x.ts', statements(301))).toEqual([
      'packages/a/src/x.ts: expected at most 300 lines of code, got 301',
    ]);
    expect(problemsOf('packages/a/src/x.ts', statements(300))).toEqual([]);
  });

  it('counts neither blanks nor comments nor imports', () => {
    const text = `import {\n  a,\n} from './a.ts';\n\n// Why.\n/**\n * What.\n */\n${statements(300)}`;
    expect(problemsOf('packages/a/src/x.ts', text)).toEqual([]);
  });

  it('reports a test file of more than 600 lines', () => {
    expect(problemsOf('packages/a/src/x.test.ts', statements(600))).toEqual([]);
    expect(problemsOf('packages/a/src/x.test.ts', statements(601))).toHaveLength(1);
  });

  it('reports a function of more than 50 lines, whatever its form', () => {
    expect(problemsOf('packages/a/src/x.ts', functionOf('long', 50))).toEqual([]);
    expect(problemsOf('packages/a/src/x.ts', functionOf('long', 51))).toEqual([
      'packages/a/src/x.ts:1 long: expected at most 50 lines of code, got 51',
    ]);
    const arrow = `export const long = () => {\n${statements(49)}};\n`;
    expect(problemsOf('packages/a/src/x.ts', arrow)).toHaveLength(1);
    const method = `class A {\n  run() {\n${statements(49)}}\n}\n`;
    expect(problemsOf('packages/a/src/x.ts', method)).toHaveLength(1);
  });

  it('lets a describe callback be as long as it must', () => {
    expect(
      problemsOf('packages/a/src/x.test.ts', `describe('x', () => {\n${statements(90)}});`),
    ).toEqual([]);
    expect(
      problemsOf('packages/a/src/x.test.ts', `it('x', () => {\n${statements(90)}});`),
    ).toHaveLength(1);
  });

  it('reports a function or a call in a file of data', () => {
    expect(
      problemsOf('packages/a/src/x.data.ts', `export const x = [\n${'1,\n'.repeat(900)}];`),
    ).toEqual([]);
    expect(problemsOf('packages/a/src/x.data.ts', 'export const x = () => 1;')).toHaveLength(1);
    expect(problemsOf('packages/a/src/x.data.ts', 'export const x = make();')).toHaveLength(1);
    expect(problemsOf('packages/a/src/x.data.ts', 'export const x = new Set([1]);')).toHaveLength(
      1,
    );
  });

  it('reports state of a module', () => {
    expect(problemsOf('packages/a/src/x.ts', 'let count = 0;')).toEqual([
      'packages/a/src/x.ts: "count" is state of a module',
    ]);
    expect(problemsOf('packages/a/src/x.ts', 'const count = 0;')).toEqual([]);
  });

  it('reports a turn whose loop has more than 50 lines', () => {
    expect(problemsOf('packages/agent/src/turn/run-turn.ts', functionOf('runTurn', 50))).toEqual(
      [],
    );
    expect(
      problemsOf('packages/agent/src/turn/run-turn.ts', functionOf('runTurn', 51)),
    ).toHaveLength(1);
  });

  it('reports any other function of a turn that has more than 25 lines', () => {
    expect(problemsOf('packages/agent/src/turn/x.ts', functionOf('step', 25))).toEqual([]);
    expect(problemsOf('packages/agent/src/turn/x.ts', functionOf('step', 26))).toHaveLength(1);
    expect(problemsOf('packages/agent/src/turn/run-turn.ts', functionOf('step', 26))).toHaveLength(
      1,
    );
  });

  it('reports a function of a turn with more than 4 parameters', () => {
    const text = 'export function step(a: A, b: A, c: A, d: A, e: A): void {}';
    expect(problemsOf('packages/agent/src/turn/x.ts', text)).toHaveLength(1);
  });

  it('reports a type of a turn with more than 8 fields', () => {
    const fields = (count: number): string =>
      Array.from({ length: count }, (_, index) => `f${index}: 1;`).join(' ');
    expect(problemsOf('packages/agent/src/turn/x.ts', `interface X { ${fields(8)} }`)).toEqual([]);
    expect(problemsOf('packages/agent/src/turn/x.ts', `interface X { ${fields(9)} }`)).toHaveLength(
      1,
    );
    expect(problemsOf('packages/agent/src/turn/x.ts', `type X = { ${fields(9)} };`)).toHaveLength(
      1,
    );
  });

  it('reports a folder of turns of more than 400 lines', () => {
    const shape = measureFile('x.ts', statements(201));
    const files = ['a', 'b'].map((name) => ({ path: `packages/agent/src/turn/${name}.ts`, shape }));
    expect(judgeShape(files)).toEqual([
      'packages/agent/src/turn/: expected at most 400 lines of code, got 402',
    ]);
  });

  it('reports contracts of more than 700 lines', () => {
    const shape = measureFile('x.ts', statements(234));
    const files = ['a', 'b', 'c'].map((name) => ({
      path: `packages/contracts/src/${name}.ts`,
      shape,
    }));
    expect(judgeShape(files)).toHaveLength(1);
  });
});
