import { createTemporaryWorkspace, eventually } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { openNotes, readAll } from '../support/journals.ts';
import { startProgram } from '../support/start-program.ts';

const rounds = Number(process.env['SELFWARE_RUNS'] ?? '20');

/** The acknowledgements that were printed as whole lines: sequence to `n`. */
function parseAcknowledged(output: string): ReadonlyMap<number, number> {
  const lines = output.split('\n').slice(0, -1);
  return new Map(lines.map((line) => line.split(' ').map(Number) as [number, number]));
}

async function killWhileWriting(
  directory: string,
  afterRecords: number,
): Promise<ReadonlyMap<number, number>> {
  const program = startProgram('append-until-killed', [directory]);
  await eventually(() => parseAcknowledged(program.output()).size >= afterRecords, 30_000);
  program.child.kill('SIGKILL');
  await program.ended;
  return parseAcknowledged(program.output());
}

describe('a journal whose writer is killed', () => {
  it(
    'holds every acknowledged record after kill -9, round after round',
    { timeout: 60_000 + rounds * 2_000 },
    async () => {
      await using workspace = await createTemporaryWorkspace();
      const acknowledged = new Map<number, number>();
      for (let round = 0; round < rounds; round += 1) {
        const printed = await killWhileWriting(workspace.path, Math.floor(Math.random() * 200));
        for (const [sequence, n] of printed) acknowledged.set(sequence, n);
        await using journal = await openNotes(workspace.path);
        const found = new Map(
          (await readAll(journal)).map(({ sequence, record }) => [sequence, record.n]),
        );
        const missing = [...acknowledged].filter(([sequence, n]) => found.get(sequence) !== n);
        expect(missing).toEqual([]);
        expect(journal.report.lost).toEqual([]);
      }
      expect(acknowledged.size).toBeGreaterThan(rounds);
    },
  );
});
