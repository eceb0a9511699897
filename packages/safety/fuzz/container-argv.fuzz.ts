import { judgeContainerCommand, parseContainerCommand } from '../src/container.ts';

const engines = ['docker', 'podman', 'nerdctl', 'docker-compose'];

/** Reads any words as a command line: never throws, and a line that parses is judged alike however often it is asked. */
export function fuzz(data: Buffer): void {
  const words = data.subarray(1).toString('utf8').split('\n').slice(0, 200);
  const argv = [engines[(data[0] ?? 0) % engines.length] ?? 'docker', ...words];
  const read = parseContainerCommand(argv);
  const verdict = judgeContainerCommand(argv);
  const opensAll = read?.options.some(({ name }) => name === '--privileged') === true;
  if (opensAll && verdict.decision !== 'deny')
    throw new Error(`expected a deny, got ${verdict.decision} for ${JSON.stringify(argv)}`);
  if (judgeContainerCommand(argv).decision !== verdict.decision)
    throw new Error(`expected one verdict for ${JSON.stringify(argv)}`);
}
