import type { Tool } from './define-tool.ts';
import { DuplicateToolError } from './errors.ts';

/** Tools by name. */
export interface Registry {
  find(name: string): Tool | undefined;
  readonly names: readonly string[];
}

/** Collects tools; throws `tools/duplicate-tool` when two have one name. */
export function createRegistry(tools: readonly Tool[]): Registry {
  const byName = new Map<string, Tool>();
  for (const tool of tools) {
    if (byName.has(tool.name)) throw new DuplicateToolError({ tool: tool.name });
    byName.set(tool.name, tool);
  }
  return { find: (name) => byName.get(name), names: [...byName.keys()] };
}
