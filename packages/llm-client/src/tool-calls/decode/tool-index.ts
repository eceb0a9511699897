import type { ToolSchema } from '../../model-request.ts';
import type { SchemaView } from '../arguments/schema-types.ts';

/** The tools that may be called, by name. */
export interface ToolIndex {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The schema of a tool's arguments; absent when there is no such tool. */
  schemaOf(name: string): SchemaView | undefined;
}

/** Creates an index; of tools with the same name the last one counts. */
export function indexTools(tools: readonly ToolSchema[]): ToolIndex {
  const schemas = new Map(tools.map(({ name, parameters }) => [name, parameters]));
  return {
    names: [...schemas.keys()],
    has: (name) => schemas.has(name),
    schemaOf(name) {
      const schema = schemas.get(name);
      return schema === undefined ? undefined : { schema, root: schema };
    },
  };
}
