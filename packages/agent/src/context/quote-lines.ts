/**
 * Marks every line of a foreign text, so that it reads as a quotation.
 * There is no closing mark, hence none that the text could forge.
 */
export function quoteLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join('\n');
}
