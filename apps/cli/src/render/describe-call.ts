import { parseJson } from '@selfware/contracts';
import { neutraliseTerminalLine } from './neutralise-terminal-text.ts';

const maxTarget = 100;

/** A tool call in a few words: its name and what it is about, neutralised, on one line. */
export function describeCall(name: string, rawArguments: string): string {
  const target = targetOf(rawArguments);
  return neutraliseTerminalLine(target === undefined ? name : `${name} ${clip(target)}`);
}

// The first of these that the arguments hold is what a person wants to see.
const telling = ['command', 'pattern', 'message', 'path'];

function targetOf(rawArguments: string): string | undefined {
  const parsed = parseJson(rawArguments, { maxLength: 10_000_000, maxDepth: 32 });
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const entries = Object.entries(parsed.value);
  for (const key of telling) {
    const found = entries.find(([name]) => name === key)?.[1];
    if (typeof found === 'string') return found;
  }
  return undefined;
}

function clip(text: string): string {
  return text.length <= maxTarget ? text : `${text.slice(0, maxTarget)}...`;
}
