import type { Tool, ToolResult } from '../define-tool.ts';
import { outputPath, type OutputStore } from './output-store.ts';

/** What decides whether an output is kept. */
export interface KeepOutputOptions {
  /** Absent: no such tool. */
  readonly tool: Tool | undefined;
  readonly maxOutputBytes: number;
  readonly outputs: OutputStore | undefined;
  /** What was kept already while it came. */
  readonly whole: ToolResult['whole'];
}

/** An output that was kept, and what the model is told of it. */
export interface KeptOutput {
  readonly id: string;
  readonly notice: string;
}

/** Keeps a redacted text that a model gets a part of, where asking again would act again; absent when it is not kept. */
export async function keepOutput(
  text: string,
  { tool, maxOutputBytes, outputs, whole }: KeepOutputOptions,
): Promise<KeptOutput | undefined> {
  if (outputs !== undefined && whole !== undefined) return keptAs(whole.id, `all of ${whole.of}`);
  const acts = tool?.effects.some((effect) => effect === 'runs' || effect === 'fetches') ?? false;
  if (outputs === undefined || !acts || Buffer.byteLength(text) <= maxOutputBytes) return undefined;
  try {
    return keptAs(await outputs.put(text), 'all of it');
  } catch {
    // The call is done and its outcome must be told; what is left out is told there, too.
    return undefined;
  }
}

function keptAs(id: string, what: string): KeptOutput {
  return { id, notice: `\n[${what}: read_file with path ${outputPath(id)}]` };
}
