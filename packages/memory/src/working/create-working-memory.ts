import { toSingleLine } from '../text/to-single-line.ts';
import { parseTaskList } from './parse-task-list.ts';
import { renderWorkingMemory } from './render-working-memory.ts';
import type { FileOfInterest, PlanStep, WorkingMemoryState } from './working-memory-state.ts';

/** What a run keeps in mind beside its messages: the task, the plan and the files that it touched. */
export interface WorkingMemory {
  /** One line of at most 4,000 characters; empty when none was set. */
  readonly task: string;
  readonly plan: readonly PlanStep[];
  /** At most 100; the latest touched comes last. */
  readonly filesOfInterest: readonly FileOfInterest[];
  setTask(task: string): void;
  /** Takes over the last task list of a reply; a reply without one leaves the plan as it is. True when there was one. */
  noteReply(text: string): boolean;
  /** Moves the file to the end of the files of interest; a written file stays `written` when it is read later. */
  noteFile(path: string, why: FileOfInterest['why'], turn: number): void;
  /** A frozen copy as plain JSON; `createWorkingMemory(state)` gives an equal working memory back. */
  state(): WorkingMemoryState;
  /** A text for the model of at most `maxCharacters` UTF-16 units; empty when there is nothing to say or no room. */
  render(maxCharacters: number): string;
}

const maxTaskCharacters = 4_000;
const maxFiles = 100;

/** Creates the working memory of a run; `initial` comes from an earlier `state()`, absent means empty. */
export function createWorkingMemory(initial?: WorkingMemoryState): WorkingMemory {
  let task = toSingleLine(initial?.task ?? '', maxTaskCharacters);
  let plan = copyPlan(initial?.plan ?? []);
  const files = new Map<string, FileOfInterest>();
  for (const file of initial?.filesOfInterest ?? []) putLast(files, file);
  const filesOfInterest = (): readonly FileOfInterest[] => Object.freeze([...files.values()]);
  const state = (): WorkingMemoryState =>
    Object.freeze({ task, plan, filesOfInterest: filesOfInterest() });
  return {
    get task() {
      return task;
    },
    get plan() {
      return plan;
    },
    get filesOfInterest() {
      return filesOfInterest();
    },
    setTask(text) {
      task = toSingleLine(text, maxTaskCharacters);
    },
    noteReply(text) {
      const steps = parseTaskList(text);
      if (steps !== undefined) plan = copyPlan(steps);
      return steps !== undefined;
    },
    noteFile(path, why, turn) {
      const known = files.get(path);
      putLast(files, { path, why: known?.why === 'written' ? 'written' : why, turn });
    },
    state,
    render: (maxCharacters) => renderWorkingMemory(state(), maxCharacters),
  };
}

function copyPlan(steps: readonly PlanStep[]): readonly PlanStep[] {
  return Object.freeze(steps.map(({ text, done }) => Object.freeze({ text, done })));
}

function putLast(files: Map<string, FileOfInterest>, { path, why, turn }: FileOfInterest): void {
  files.delete(path);
  files.set(path, Object.freeze({ path, why, turn }));
  const [oldest] = files.keys();
  if (files.size > maxFiles && oldest !== undefined) files.delete(oldest);
}
