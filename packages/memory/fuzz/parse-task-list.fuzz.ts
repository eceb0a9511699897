import { createWorkingMemory } from '../src/working/create-working-memory.ts';
import { parseTaskList } from '../src/working/parse-task-list.ts';

/** Replies of a model are foreign bytes: any of them gives a bounded plan that renders within its room. */
export function fuzz(bytes: Buffer): void {
  const reply = bytes.toString('utf8');
  const plan = parseTaskList(reply) ?? [];
  if (plan.length > 50) throw new Error(`expected at most 50 steps, got ${plan.length}`);
  if (plan.some(({ text }) => text.length > 300 || /[\r\n]/.test(text)))
    throw new Error('expected steps of one bounded line');
  const memory = createWorkingMemory();
  memory.noteReply(reply);
  memory.setTask(reply);
  const room = bytes.length % 997;
  if (memory.render(room).length > room) throw new Error('expected a text within its room');
}
