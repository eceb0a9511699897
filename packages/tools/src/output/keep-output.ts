import type { Tool } from '../define-tool.ts';
import { outputPath, type OutputStore } from './output-store.ts';

/** What decides whether an output is kept. */
export interface KeepOutputOptions {
  /** Absent: no such tool. */
  readonly tool: Tool | undefined;
  readonly maxOutputBytes: number;
  readonly outputs: OutputStore | undefined;
}

/** An output that was kept, and what the model is told of it. */
export interface KeptOutput {
  readonly id: string;
  readonly notice: string;
}

/** Keeps a redacted text that a model gets a part of, where asking again would act again; absent when it is not kept. */
export async function keepOutput(
  text: string,
  { tool, maxOutputBytes, outputs }: KeepOutputOptions,
): Promise<KeptOutput | undefined> {
  const acts = tool?.effects.some((effect) => effect === 'runs' || effect === 'fetches') ?? false;
  if (outputs === undefined || !acts || Buffer.byteLength(text) <= maxOutputBytes) return undefined;
  try {
    const id = await outputs.put(text);
    return { id, notice: `\n[all of it: read_file with path ${outputPath(id)}]` };
  } catch {
    // The call is done and its outcome must be told; what is left out is told there, too.
    return undefined;
  }
}
