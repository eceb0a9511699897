import { runCommand } from './run-command.ts';
import { workspaceRoot } from './workspace-root.ts';

/** One target of one project as Nx ran it; `output` is what it printed. */
export interface TaskReport {
  readonly project: string;
  readonly target: string;
  readonly cached: boolean;
  readonly output: string;
}

/** What `nx run-many` did: `failed` holds the `project:target` of each task that failed or could not start. */
export interface NxReport {
  readonly succeeded: boolean;
  readonly tasks: readonly TaskReport[];
  readonly failed: readonly string[];
  readonly durationMs: number;
  readonly output: string;
}

/** What `runNx` takes beside the targets. */
export interface RunNxOptions {
  /** Absent: every project that has the targets. */
  readonly projects?: readonly string[];
  readonly cwd?: string;
  /** Called as each task ends, with the time since the start of the run. */
  readonly onTask?: (task: TaskReport, elapsedMs: number) => void;
}

const heading = /^> nx run (?<project>\S+):(?<target>[^:\s]+)(?: {2}\[(?<cache>.*)\])?$/u;

/** Runs targets through Nx, two at a time, and goes on after a failure. */
export async function runNx(
  targets: readonly string[],
  { projects, cwd, onTask }: RunNxOptions = {},
): Promise<NxReport> {
  const startedAt = performance.now();
  const reader = createOutputReader((task) => onTask?.(task, performance.now() - startedAt));
  const result = await runCommand(
    [
      ...['nx', 'run-many', '--outputStyle=static', '--parallel=2', '--nxBail=false'],
      ...['-t', ...targets],
      ...(projects === undefined ? [] : ['-p', ...projects]),
    ],
    {
      ...(cwd === undefined ? {} : { cwd }),
      environment: nxEnvironment(),
      onLine: reader.read,
    },
  );
  reader.end();
  const output = withoutRoot(result.output);
  return {
    succeeded: result.exitCode === 0,
    tasks: reader.tasks,
    failed: failedTasks(output),
    durationMs: result.durationMs,
    output,
  };
}

// What an outer Nx tells its tasks must not reach an inner one, which may even be of another workspace.
function nxEnvironment(): Readonly<Record<string, string | undefined>> {
  const outer = Object.keys(process.env).filter((name) => name.startsWith('NX_'));
  return {
    ...Object.fromEntries(outer.map((name) => [name, undefined])),
    ...{ NO_COLOR: undefined, FORCE_COLOR: '0' },
    ...{ NX_DAEMON: 'false', NX_NATIVE_COMMAND_RUNNER: 'false', NX_TUI: 'false' },
  };
}

interface OutputReader {
  readonly tasks: readonly TaskReport[];
  readonly read: (line: string) => void;
  readonly end: () => void;
}

function createOutputReader(onTask: (task: TaskReport) => void): OutputReader {
  const tasks: TaskReport[] = [];
  let current: Omit<TaskReport, 'output'> | undefined;
  let lines: string[] = [];
  const finish = (): void => {
    if (current === undefined) return;
    const task = { ...current, output: withoutRoot(lines.join('\n').trim()) };
    tasks.push(task);
    onTask(task);
    current = undefined;
  };
  const read = (line: string): void => {
    const groups = heading.exec(line.trimEnd())?.groups;
    if (groups === undefined) {
      if (/^ NX {3}\S/u.test(line)) finish();
      lines.push(line.trimEnd());
      return;
    }
    finish();
    lines = [];
    current = {
      project: shortName(groups['project'] ?? ''),
      target: groups['target'] ?? '',
      cached: groups['cache'] !== undefined,
    };
  };
  return { tasks, read, end: finish };
}

// Where a repository lies is nobody's business in a log.
function withoutRoot(text: string): string {
  return text.replaceAll(`${workspaceRoot}/`, '').replaceAll(workspaceRoot, '.');
}

function failedTasks(output: string): readonly string[] {
  const lists = output.split(/^(?:Failed tasks:|Tasks not run because .*:)$/mu).slice(1);
  return lists
    .flatMap((list) => [...list.matchAll(/^- (?<task>\S+)$/gmu)])
    .map((match) => shortName(match.groups?.['task'] ?? ''))
    .filter((task, index, all) => all.indexOf(task) === index);
}

function shortName(project: string): string {
  return project.replace(/^@selfware\//u, '');
}
