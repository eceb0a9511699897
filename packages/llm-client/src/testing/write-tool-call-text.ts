import type { JsonObject, JsonValue } from '@selfware/contracts';
import type { ToolCallFormat } from '../tool-calls/tool-call-format.ts';

/** A call to be written as text. */
export interface TextToolCall {
  readonly name: string;
  readonly arguments: JsonObject;
}

/** Writes calls as models of that format do. A text value that holds the format's own closing tags cannot be told from its end. */
export function writeToolCallText(format: ToolCallFormat, calls: readonly TextToolCall[]): string {
  return calls.length === 0 ? '' : writers[format](calls);
}

type Writer = (calls: readonly TextToolCall[]) => string;

const objects: Writer = (calls) =>
  calls.map(({ name, arguments: values }) => jsonCall('arguments', name, values)).join('\n');

const writers: Readonly<Record<ToolCallFormat, Writer>> = {
  hermes: each((call) => `<tool_call>\n${objects([call])}\n</tool_call>`),
  'qwen-xml': each(
    ({ name, arguments: values }) =>
      `<tool_call>\n<function=${name}>\n${tags(values, (key, text) => `<parameter=${key}>\n${text}\n</parameter>\n`)}</function>\n</tool_call>`,
  ),
  mistral: (calls) => `[TOOL_CALLS][${calls.map((call) => objects([call])).join(', ')}]`,
  'llama-json': llamaObjects,
  'python-tag': (calls) => `<|python_tag|>${llamaObjects(calls)}`,
  pythonic: (calls) => `[${calls.map(pythonCall).join(', ')}]`,
  deepseek: (calls) =>
    `<｜tool▁calls▁begin｜>${calls.map(deepSeekCall).join('')}<｜tool▁calls▁end｜>`,
  kimi: (calls) =>
    `<|tool_calls_section_begin|>${calls.map(kimiCall).join('')}<|tool_calls_section_end|>`,
  glm: each(
    ({ name, arguments: values }) =>
      `<tool_call>${name}\n${tags(values, (key, text) => `<arg_key>${key}</arg_key>\n<arg_value>${text}</arg_value>\n`)}</tool_call>`,
  ),
  gemma: each(
    ({ name, arguments: values }) => `<|tool_call>call:${name}${gemmaValue(values)}<tool_call|>`,
  ),
  invoke: (calls) => `<function_calls>\n${each(invokeCall)(calls)}\n</function_calls>`,
  harmony: each(
    ({ name, arguments: values }) =>
      `<|start|>assistant<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>${JSON.stringify(values)}<|call|>`,
  ),
  selfware: each(
    ({ name, arguments: values }) =>
      `<tool>\n<name>${name}</name>\n<arguments>${JSON.stringify(values)}</arguments>\n</tool>`,
  ),
  'fenced-json': each((call) => `\`\`\`json\n${objects([call])}\n\`\`\``),
};

function each(write: (call: TextToolCall) => string): Writer {
  return (calls) => calls.map(write).join('\n');
}

function jsonCall(key: string, name: string, values: JsonObject): string {
  return JSON.stringify({ name, [key]: values });
}

function llamaObjects(calls: readonly TextToolCall[]): string {
  return calls
    .map(({ name, arguments: values }) => jsonCall('parameters', name, values))
    .join('; ');
}

function tags(values: JsonObject, write: (key: string, text: string) => string): string {
  return Object.entries(values)
    .map(([key, value]) => write(key, typeof value === 'string' ? value : JSON.stringify(value)))
    .join('');
}

function invokeCall({ name, arguments: values }: TextToolCall): string {
  const parameters = tags(values, (key, text) => `<parameter name="${key}">${text}</parameter>\n`);
  return `<invoke name="${name}">\n${parameters}</invoke>`;
}

function deepSeekCall({ name, arguments: values }: TextToolCall): string {
  return `<｜tool▁call▁begin｜>${name}<｜tool▁sep｜>${JSON.stringify(values)}<｜tool▁call▁end｜>`;
}

function kimiCall({ name, arguments: values }: TextToolCall, index: number): string {
  return `<|tool_call_begin|>functions.${name}:${index}<|tool_call_argument_begin|>${JSON.stringify(values)}<|tool_call_end|>`;
}

function pythonCall({ name, arguments: values }: TextToolCall): string {
  const given = Object.entries(values).map(([key, value]) => `${key}=${pythonValue(value)}`);
  return `${name}(${given.join(', ')})`;
}

function pythonValue(value: JsonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(pythonValue).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${pythonValue(inner)}`,
  );
  return `{${entries.join(', ')}}`;
}

function gemmaValue(value: JsonValue): string {
  if (typeof value === 'string') return `<|"|>${value}<|"|>`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(gemmaValue).join(',')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${gemmaKey(key)}:${gemmaValue(inner)}`,
  );
  return `{${entries.join(',')}}`;
}

function gemmaKey(key: string): string {
  return /^\w+$/u.test(key) ? key : gemmaValue(key);
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
