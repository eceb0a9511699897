import type { Memory } from '@selfware/memory';

const limit = 3;
const maxCharacters = 1_500;

/** What earlier runs left that may help with a prompt, one note a line; undefined when the memory failed, which must not keep a task from being done. */
export async function recallNotes(
  memory: Memory | undefined,
  prompt: string,
): Promise<readonly string[] | undefined> {
  try {
    const recollections = (await memory?.recall(prompt, { limit, maxCharacters })) ?? [];
    return recollections.map(({ text }) => text);
  } catch {
    // The caller tells it in a notice.
    return undefined;
  }
}
