import { toSingleLine } from '../text/to-single-line.ts';
import type { FileOfInterest, PlanStep, WorkingMemoryState } from './working-memory-state.ts';

/**
 * Writes a working memory for the model in at most `maxCharacters`: the task, the plan, then the files with the latest first.
 * What has no room is left out from the end, and each section says how much of it was; empty sections are absent.
 */
export function renderWorkingMemory(state: WorkingMemoryState, maxCharacters: number): string {
  const lists = [...section('Plan', planLines(state.plan)), ...filesSection(state)];
  // The task may not push out the plan: half of the room is its own when there is more to say.
  const taskRoom = lists.length > 0 ? Math.floor(maxCharacters / 2) : maxCharacters;
  const sections =
    state.task === '' ? lists : [[toSingleLine(`Task: ${state.task}`, taskRoom)], ...lists];
  let text = '';
  for (const lines of sections) {
    const separator = text === '' ? '' : '\n';
    const fitting = fitLines(lines, maxCharacters - text.length - separator.length);
    if (fitting !== '') text += separator + fitting;
  }
  return text;
}

function filesSection({ filesOfInterest }: WorkingMemoryState): readonly (readonly string[])[] {
  return section('Files of interest, latest first', filesOfInterest.map(fileLine).reverse());
}

function section(title: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[`${title}:`, ...lines]];
}

function planLines(plan: readonly PlanStep[]): readonly string[] {
  return plan.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${toSingleLine(text, 300)}`);
}

function fileLine({ path, why, turn }: FileOfInterest): string {
  return `- ${toSingleLine(path, 500)} (${why}, turn ${turn})`;
}

function fitLines([title = '', ...lines]: readonly string[], room: number): string {
  let text = title;
  let shown = 0;
  for (const line of lines) {
    // Room for the line that tells what is missing is kept until the last line is in.
    const rest = lines.length - shown - 1;
    const reserve = rest === 0 ? 0 : `\n(${rest} more)`.length;
    if (text.length + 1 + line.length + reserve > room) break;
    text += `\n${line}`;
    shown += 1;
  }
  if (shown === lines.length) return text.length > room ? '' : text;
  return shown === 0 ? '' : `${text}\n(${lines.length - shown} more)`;
}
