import type { FileShape, FunctionSize } from './measure-file.ts';

/** A measured file and its path from the root of the repository, with forward slashes. */
export interface MeasuredFile {
  readonly path: string;
  readonly shape: FileShape;
}

const limits = {
  file: 300,
  testFile: 600,
  function: 50,
  contracts: 700,
  turn: { folder: 400, function: 25, parameters: 4, fields: 8 },
};

/** Every limit of size and shape that the files break, one line each; empty when all is well. */
export function judgeShape(files: readonly MeasuredFile[]): readonly string[] {
  return [
    ...files.flatMap(judgeFile),
    ...judgeFolder(files, 'packages/contracts/src/', limits.contracts),
    ...judgeFolder(files, 'packages/agent/src/turn/', limits.turn.folder),
  ];
}

function judgeFile(file: MeasuredFile): readonly string[] {
  const { path, shape } = file;
  if (path.endsWith('.data.ts')) {
    return shape.codeLines.map(
      (line) => `${path}:${line}: a file of data holds literals only, no function and no call`,
    );
  }
  return [
    ...tooLong(path, shape.lines, isTest(path) ? limits.testFile : limits.file),
    ...shape.functions.flatMap((each) => judgeFunction(file, each)),
    ...(isTest(path)
      ? []
      : shape.moduleState.map((name) => `${path}: "${name}" is state of a module`)),
    ...(isTurn(path) ? judgeTurnTypes(file) : []),
  ];
}

function judgeFunction({ path }: MeasuredFile, size: FunctionSize): readonly string[] {
  const { name, line, lines, parameters } = size;
  const place = `${path}:${line}`;
  if (!isTurn(path) || isTest(path)) return tooLong(`${place} ${name}`, lines, limits.function);
  const isLoop = path.endsWith('/run-turn.ts') && name === 'runTurn';
  const most = isLoop ? limits.function : limits.turn.function;
  const { parameters: mostParameters } = limits.turn;
  return [
    ...tooLong(`${place} ${name}`, lines, most),
    ...(parameters > mostParameters
      ? [`${place} ${name}: expected at most ${mostParameters} parameters, got ${parameters}`]
      : []),
  ];
}

function judgeTurnTypes({ path, shape }: MeasuredFile): readonly string[] {
  return shape.types
    .filter(({ fields }) => fields > limits.turn.fields)
    .map(
      ({ name, fields }) =>
        `${path} ${name}: expected at most ${limits.turn.fields} fields, got ${fields}`,
    );
}

function judgeFolder(
  files: readonly MeasuredFile[],
  folder: string,
  most: number,
): readonly string[] {
  const lines = files
    .filter(({ path }) => path.startsWith(folder) && !isTest(path))
    .reduce((sum, { shape }) => sum + shape.lines, 0);
  return tooLong(folder, lines, most);
}

function tooLong(place: string, lines: number, most: number): readonly string[] {
  return lines > most ? [`${place}: expected at most ${most} lines of code, got ${lines}`] : [];
}

function isTurn(path: string): boolean {
  return path.startsWith('packages/agent/src/turn/') && !isTest(path);
}

function isTest(path: string): boolean {
  return /\.test(?:-d)?\.ts$/u.test(path) || /\/test\//u.test(path);
}
