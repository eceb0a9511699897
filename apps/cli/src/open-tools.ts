import { findContainerEngine } from '@selfware/safety';
import { codingTools, readOutputsToo, type OutputStore, type Tool } from '@selfware/tools';
import type { Environment } from './config/directories.ts';

/** The tools of a run: those for code, and the one for containers where an engine is on the part of `PATH` that the workspace cannot fill. */
export async function openTools(options: {
  readonly environment: Environment;
  readonly workspace: string;
  readonly outputs: OutputStore;
}): Promise<readonly Tool[]> {
  const { environment, workspace, outputs } = options;
  const tools = readOutputsToo(codingTools, outputs);
  const engine = await findContainerEngine({ path: environment['PATH'] ?? '', workspace });
  if (!engine.ok) return tools;
  const { createRunContainer } = await import('@selfware/tools/container');
  return [...tools, createRunContainer({ engine: engine.value, workspace })];
}
