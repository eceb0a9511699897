/** A streamed answer as bytes: reasoning, text of several scripts, two interleaved calls, usage, comments. */
export function sampleStream(lineEnding = '\n'): Uint8Array {
  const delta = (value: object): object => ({ choices: [{ index: 0, delta: value }] });
  const call = (index: number, value: object): object =>
    delta({ tool_calls: [{ index, ...value }] });
  const chunks: readonly object[] = [
    delta({ role: 'assistant', content: '' }),
    delta({ reasoning_content: 'Denken wir nach… 🤔' }),
    delta({ content: 'Grüße, 世界! ' }),
    delta({ content: '👩‍👩‍👧 done\n' }),
    call(0, { id: 'a', function: { name: 'read_file', arguments: '' } }),
    call(1, { id: 'b', function: { name: 'run_command', arguments: '{"com' } }),
    call(0, { function: { arguments: '{"path":"é"}' } }),
    call(1, { function: { arguments: 'mand":"ls"}' } }),
    { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
    { choices: [], usage: { prompt_tokens: 12, completion_tokens: 34 } },
  ];
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join(': alive\n\n');
  const text = `\u{FEFF}${events}data:[DONE]\n\n`;
  return new TextEncoder().encode(text.replaceAll('\n', lineEnding));
}
