/** A way in which models write tool calls into their text. */
export type ToolCallFormat =
  | 'hermes'
  | 'qwen-xml'
  | 'mistral'
  | 'llama-json'
  | 'python-tag'
  | 'pythonic'
  | 'deepseek'
  | 'kimi'
  | 'glm'
  | 'gemma'
  | 'invoke'
  | 'harmony'
  | 'selfware'
  | 'fenced-json';

/** Every format. */
export const toolCallFormats: readonly ToolCallFormat[] = [
  'hermes',
  'qwen-xml',
  'mistral',
  'llama-json',
  'python-tag',
  'pythonic',
  'deepseek',
  'kimi',
  'glm',
  'gemma',
  'invoke',
  'harmony',
  'selfware',
  'fenced-json',
];
