import { judgeCommand } from '../src/program/judge-command.ts';
import { readCorpus } from '../test/fixtures/command-vectors.ts';

/** What judging costs: milliseconds, and `growth` as the time of 1 kB within 200 kB against that within 10 kB. */
export interface JudgeFigures {
  readonly median: number;
  readonly slowest99: number;
  readonly growth: number;
}

const samples = 10_000;

/** Measures the judge on commands of about 1 kB that are joined from the corpus. */
export async function measureJudge(): Promise<JudgeFigures> {
  const names = ['looks', 'changes', 'denied', 'twins'];
  const corpus = (await Promise.all(names.map((name) => readCorpus(name)))).flat();
  const plain = corpus.filter((command) => !/<<|#|^cd |^set |^exec|\\$/u.test(command));
  const commands = Array.from({ length: 200 }, (_, index) => joined(plain, index * 7, 1_000));
  for (const command of commands) judgeCommand(command);
  const times = Array.from({ length: samples }, (_, index) =>
    timeOf(commands[index % commands.length] ?? ''),
  ).sort((left, right) => left - right);
  const at = (share: number): number => times[Math.floor(samples * share)] ?? Number.NaN;
  return { median: at(0.5), slowest99: at(0.99), growth: growthOf(plain) };
}

function growthOf(plain: readonly string[]): number {
  const perByte = (size: number): number => {
    const command = joined(plain, 0, size);
    const times = Array.from({ length: 7 }, () => timeOf(command)).sort((a, b) => a - b);
    return (times[3] ?? Number.NaN) / command.length;
  };
  perByte(10_000);
  return perByte(200_000) / perByte(10_000);
}

function joined(commands: readonly string[], from: number, size: number): string {
  let text = commands[from % commands.length] ?? '';
  for (let index = from + 1; text.length < size; index += 1)
    text += `\n${commands[index % commands.length] ?? ''}`;
  return text;
}

function timeOf(command: string): number {
  const start = performance.now();
  judgeCommand(command, { workspace: '/workspace', home: '/home/me' });
  return performance.now() - start;
}
