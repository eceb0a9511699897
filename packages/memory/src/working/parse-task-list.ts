import { toSingleLine } from '../text/to-single-line.ts';
import type { PlanStep } from './working-memory-state.ts';

// What a model writes must not fill the working memory.
const maxSteps = 50;
const maxStepCharacters = 300;

const checkbox = /^ {0,12}[-*+] {1,4}\[([ xX])\] {1,4}(\S.*)$/;
const numbered = /^ {0,3}\d{1,3}[.)] {1,4}(?:\[([ xX])\] {1,4})?(\S.*)$/;
const blankOrIndented = /^(?:\s*$|\s{2})/;
const fence = /^ {0,3}(?:```|~~~)/;

/** A list while its lines are read. */
interface OpenList {
  readonly steps: PlanStep[];
  hasCheckbox: boolean;
}

/**
 * Finds the last task list of a reply: lines like `- [ ] step`, `- [x] step` or `1. step`, with nothing but blank and indented lines between them.
 * Gives at most 50 steps of at most 300 characters, undefined when there is no list. One numbered line alone is no list, and neither is what stands in a code fence.
 */
export function parseTaskList(text: string): readonly PlanStep[] | undefined {
  let last: readonly PlanStep[] | undefined;
  let open: OpenList = { steps: [], hasCheckbox: false };
  const closeList = (): void => {
    if (open.steps.length > (open.hasCheckbox ? 0 : 1)) last = open.steps;
    open = { steps: [], hasCheckbox: false };
  };
  for (const line of linesOutsideFences(text)) {
    const match = checkbox.exec(line) ?? numbered.exec(line);
    if (match !== null) addStep(open, match);
    else if (!blankOrIndented.test(line)) closeList();
  }
  closeList();
  return last;
}

function* linesOutsideFences(text: string): Generator<string> {
  let fenced = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isFence = fence.test(line);
    if (isFence) fenced = !fenced;
    // The fence itself ends a list; a tab counts as indentation.
    if (isFence || !fenced) yield line.replaceAll('\t', '    ');
  }
}

function addStep(list: OpenList, [, mark, text = '']: RegExpExecArray): void {
  list.hasCheckbox ||= mark !== undefined;
  if (list.steps.length >= maxSteps) return;
  const step = toSingleLine(text, maxStepCharacters);
  if (step !== '') list.steps.push({ text: step, done: mark === 'x' || mark === 'X' });
}
