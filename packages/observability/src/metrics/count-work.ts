import { createCounter, createDurationCounter, createNamedCounter, readAll } from './counters.ts';
import type { CountingRules } from './event-fields.ts';
import type { MetricsSnapshot } from './metrics-snapshot.ts';

type Channels =
  | 'selfware:resilience:retry'
  | 'selfware:resilience:circuit'
  | 'selfware:process-supervisor:program-start'
  | 'selfware:process-supervisor:program-end'
  | 'selfware:persistence:commit'
  | 'selfware:persistence:quarantine'
  | 'selfware:memory:recall'
  | 'selfware:memory:remember';

/** Counts retries, changes of circuits, programs, journal commits and recalls. */
export function countWork(): {
  readonly rules: Pick<CountingRules, Channels>;
  readonly read: () => Pick<
    MetricsSnapshot,
    'retries' | 'circuits' | 'programs' | 'journal' | 'memory'
  >;
} {
  const retries = { count: createCounter(), delayMs: createCounter() };
  const circuits = { byState: createNamedCounter() };
  const programs = createProgramCounters();
  const journal = createJournalCounters();
  const memory = {
    recalls: createDurationCounter(),
    found: createCounter(),
    remembered: createCounter(),
  };
  return {
    rules: {
      'selfware:resilience:retry': (fields) => {
        retries.count.add();
        retries.delayMs.add(fields.number('delayMs'));
      },
      'selfware:resilience:circuit': (fields) => circuits.byState.add(fields.text('state')),
      'selfware:process-supervisor:program-start': () => programs.started.add(),
      'selfware:process-supervisor:program-end': (fields) => {
        programs.byStatus.add(fields.text('status'));
        programs.survivors.add(fields.number('survivors'));
        programs.duration.add(fields.number('durationMs'));
      },
      'selfware:persistence:commit': (fields) => {
        journal.records.add(fields.number('records'));
        journal.bytes.add(fields.number('bytes'));
        journal.commit.add(fields.number('durationMs'));
      },
      'selfware:persistence:quarantine': () => journal.quarantines.add(),
      'selfware:memory:recall': (fields) => {
        memory.recalls.add(fields.number('durationMs'));
        memory.found.add(fields.number('found'));
      },
      'selfware:memory:remember': () => memory.remembered.add(),
    },
    read: () => ({
      retries: readAll(retries),
      circuits: readAll(circuits),
      programs: readAll(programs),
      journal: readAll(journal),
      memory: readAll(memory),
    }),
  };
}

function createProgramCounters() {
  return {
    started: createCounter(),
    byStatus: createNamedCounter(),
    survivors: createCounter(),
    duration: createDurationCounter(),
  };
}

function createJournalCounters() {
  return {
    records: createCounter(),
    bytes: createCounter(),
    commit: createDurationCounter(),
    quarantines: createCounter(),
  };
}
