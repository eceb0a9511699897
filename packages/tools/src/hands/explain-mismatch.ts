/** Says why `oldText` does not occur exactly once in `content`, with line numbers and a near miss where there is one. */
export function explainMismatch(content: string, oldText: string): string {
  const lines = linesOfMatches(content, oldText);
  if (lines.length > 0) return tooMany(lines);
  const reason = 'old_text does not occur in the file';
  if (withoutCarriageReturns(content).includes(withoutCarriageReturns(oldText)))
    return `${reason}, because of its line endings: ${endingsOf(content)}`;
  const near = findNearMiss(content, oldText);
  if (near === undefined) return `${reason}; read the file and copy the text exactly`;
  return `${reason}, but lines ${near.from}-${near.to} differ from it only in white space:\n${near.text}`;
}

function linesOfMatches(content: string, oldText: string): readonly number[] {
  const lines: number[] = [];
  let line = 1;
  let from = 0;
  for (let at = content.indexOf(oldText); at !== -1; at = content.indexOf(oldText, from)) {
    for (let index = from; index < at; index += 1) if (content[index] === '\n') line += 1;
    lines.push(line);
    line += oldText.split('\n').length - 1;
    from = at + oldText.length;
  }
  return lines;
}

function tooMany(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(', ') + (lines.length > 10 ? ', ...' : '');
  return `old_text occurs ${lines.length} times, at lines ${shown}; add lines around it until it is unique, or set replace_all`;
}

function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function endingsOf(content: string): string {
  return content.includes('\r\n')
    ? 'the file ends lines with \\r\\n (CRLF); write \\r\\n in old_text and new_text, or edit within one line'
    : 'the file ends lines with \\n, old_text with \\r\\n';
}

interface NearMiss {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

// Compared line by line with white space squeezed: a wrong indentation is what small models get wrong most.
function findNearMiss(content: string, oldText: string): NearMiss | undefined {
  const wanted = trimmedLines(oldText);
  if (wanted.length === 0) return undefined;
  const lines = content.split('\n');
  const squeezed = lines.map(squeeze);
  const start = squeezed.findIndex((_, index) =>
    wanted.every((line, offset) => squeezed[index + offset] === line),
  );
  if (start === -1) return undefined;
  const text = lines.slice(start, start + wanted.length).join('\n');
  return { from: start + 1, to: start + wanted.length, text: text.slice(0, 2_000) };
}

function trimmedLines(text: string): readonly string[] {
  const lines = text.split('\n').map(squeeze);
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

function squeeze(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}
