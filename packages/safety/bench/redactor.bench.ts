import { createRedactor } from '../src/secrets/create-redactor.ts';

/** What the redactor takes with all of its rules: megabytes a second, and as a share of a plain loop over the bytes. */
export interface RedactorFigures {
  readonly what: string;
  readonly megabytesPerSecond: number;
  readonly timesPlainLoop: number;
}

const size = 8_000_000;
// Put together here, so that no scanner takes this file for a leak.
const token = ['gh', 'p_', 'q7Zr2Lm9Xw4Tb8Vn1Kd6Hs3Jf5Gp0YcA1e2U3'].join('').slice(0, 40);
const note = `The service starts again with token ${token} and reads what is left of its queue, oldest first.`;
const inLines =
  Buffer.from(note)
    .toString('base64')
    .match(/.{1,76}/gu) ?? [];

/** What ends every ninth line, so that a kilobyte has one. */
const texts = [
  { name: 'clean log text', ending: '' },
  { name: 'log text with a secret in every kilobyte', ending: ` with ${token}` },
  { name: 'log text with one in lines of base64', ending: `\n${inLines.join('\n')}` },
];

/** Measures clean log text, the same with a secret in every kilobyte, plain and in lines of base64, and each as a stream of 64 kB. */
export function measureRedactor(): readonly RedactorFigures[] {
  const { redact, openStream } = createRedactor();
  const plain = Buffer.from(logText(''));
  const plainMs = fastest(() => sumOf(plain));
  return texts.flatMap(({ name, ending }) => {
    const text = logText(ending);
    const bytes = Buffer.from(text);
    const streamed = (): void => {
      const open = openStream();
      for (let at = 0; at < bytes.length; at += 65_536) open.push(bytes.subarray(at, at + 65_536));
      open.end();
    };
    return [
      figure(
        name,
        fastest(() => redact(text)),
        plainMs,
      ),
      figure(`${name}, streamed`, fastest(streamed), plainMs),
    ];
  });
}

function figure(what: string, ms: number, plainMs: number): RedactorFigures {
  return { what, megabytesPerSecond: size / 1_000 / ms, timesPlainLoop: ms / plainMs };
}

function fastest(act: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = (sum + byte) | 0;
  return sum;
}

function logText(ending: string): string {
  const lines: string[] = [];
  for (let length = 0, index = 0; length < size; index += 1) {
    const second = String(index % 60).padStart(2, '0');
    const end = index % 9 === 0 ? ending : '';
    const line = `2026-01-02T03:04:${second}.${String(index % 1_000).padStart(3, '0')}Z INFO [http.server] GET /api/v1/items/${String(index)} status=200 bytes=${String((index * 7_919) % 90_000)} took ${String(index % 97)}ms${end}\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('').slice(0, size);
}
