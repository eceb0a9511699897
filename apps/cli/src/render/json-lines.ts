import type { Output } from '../host.ts';
import type { Renderer } from './renderer.ts';

/** One value as one line: JSON without a line break inside, and without U+2028 and U+2029, which some readers take for one. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return `${(text ?? 'null').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}

/** Writes each event as one line. */
export function createJsonLinesRenderer(output: Output): Renderer {
  return { show: (event) => output.write(jsonLine(event)) };
}
