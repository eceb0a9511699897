/** A text as one line of at most `maxLength` characters, for people; a longer one ends with an ellipsis. */
export function oneLine(text: string, maxLength = 160): string {
  const line = text.replace(/\s+/g, ' ').trim().toWellFormed();
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
