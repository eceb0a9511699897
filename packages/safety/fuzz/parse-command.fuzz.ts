import { judgeCommand } from '../src/program/judge-command.ts';
import { parseCommand } from '../src/program/parse-command.ts';
import { Scene } from '../src/program/scene.ts';

const slowest = 2_000;

/** Any text is parsed without a throw and in bounded time, and what cannot be read as a whole is never allowed. */
export function fuzz(data: Buffer): void {
  const command = data.toString('utf8');
  const scene = new Scene({});
  const startedAt = performance.now();
  const script = parseCommand(command, scene);
  const verdict = judgeCommand(command);
  const timeMs = performance.now() - startedAt;
  if (timeMs > slowest) throw new Error(`expected an answer in time, it took ${timeMs} ms`);
  const isWhole = script !== undefined && scene.findings.length === 0;
  if (!isWhole && verdict.decision === 'allow')
    throw new Error('expected a question about what cannot be read');
}
