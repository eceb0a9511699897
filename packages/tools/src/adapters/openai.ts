import type { JsonObject } from '@selfware/contracts';
import type { Toolbox } from '../toolbox.ts';

/** One function tool of the OpenAI chat completions interface. */
export interface OpenAiTool {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: JsonObject;
  };
}

/** The tools of a toolbox in the shape of the `tools` field of an OpenAI chat completions request, in the same order. */
export function toOpenAiTools(toolbox: Pick<Toolbox, 'schemas'>): readonly OpenAiTool[] {
  return toolbox.schemas.map(({ name, description, parameters }) => ({
    type: 'function',
    function: { name, description, parameters },
  }));
}
