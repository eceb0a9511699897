import type { ToolSchema } from '../src/model-request.ts';
import { writeToolCallText } from '../src/testing/write-tool-call-text.ts';
import { createReplyScanner } from '../src/tool-calls/text/create-reply-scanner.ts';

/** What scanning an answer takes: megabytes a second, and as a share of a plain loop over the text. */
export interface ScannerFigures {
  readonly what: string;
  readonly megabytesPerSecond: number;
  readonly timesPlainLoop: number;
}

const size = 4_000_000;
const tools: readonly ToolSchema[] = [
  {
    name: 'write_file',
    description: '',
    parameters: {
      type: 'object',
      properties: { path: { type: 'string' }, content: { type: 'string' } },
    },
  },
];

/** Measures prose and code that hold no call, whole and in pieces as servers send them, and a long call. */
export function measureScanner(): readonly ScannerFigures[] {
  const prose = repeat(
    'The function reads a line, and `the next` one; nothing else is done.\n',
    size,
  );
  const code = repeat('  if (a < b && list[i] > 0) return <T>render(`x ${y}`); // see [1]\n', size);
  const call = writeToolCallText('hermes', [
    { name: 'write_file', arguments: { path: 'a.ts', content: code.slice(0, size / 4) } },
  ]);
  return [
    measure('prose in pieces of 64 kB', prose, 65_536),
    measure('prose in pieces of 4 units', prose, 4),
    measure('code in pieces of 64 kB', code, 65_536),
    measure('a call of 1 MB in pieces of 64 kB', call, 65_536),
  ];
}

function measure(what: string, text: string, length: number): ScannerFigures {
  const ms = fastest(() => {
    const scanner = createReplyScanner({ tools });
    for (let at = 0; at < text.length; at += length) scanner.push(text.slice(at, at + length));
    return scanner.end(false);
  });
  const plainMs = fastest(() => sumOf(text));
  return {
    what,
    megabytesPerSecond: text.length / 1_000 / ms,
    timesPlainLoop: ms / plainMs,
  };
}

function repeat(line: string, length: number): string {
  return line.repeat(Math.ceil(length / line.length)).slice(0, length);
}

function fastest(act: () => unknown): number {
  const times = [0, 1, 2, 3].map(() => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

function sumOf(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum = (sum + text.charCodeAt(index)) | 0;
  return sum;
}
