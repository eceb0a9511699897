import { parse, type ParsedScript } from 'unbash';
import { findHiddenCharacter } from '../text/find-hidden-character.ts';
import type { Scene } from './scene.ts';

/** Lengths in UTF-16 units and counts beyond which a command is asked for, or not looked at at all. */
export const commandBounds: {
  readonly askLength: number;
  readonly maxLength: number;
  readonly maxHereDocuments: number;
} = { askLength: 100_000, maxLength: 1_000_000, maxHereDocuments: 1_000 };

/**
 * Parses a command line of bash. Absent: it is not looked at, and the scene has the deny.
 * A text with errors still gives the parts that could be read, so that a deny in them is seen.
 */
export function parseCommand(text: string, scene: Scene): ParsedScript | undefined {
  if (!isWithinBounds(text, scene)) return undefined;
  if (text.trim() === '') scene.ask('empty-command', 'There is no command in this text.');
  if (text.length > commandBounds.askLength)
    scene.ask('very-long', 'This command is too long to be read by a person.');
  const hidden = findHiddenCharacter(text);
  if (hidden !== undefined)
    scene.ask('hidden-characters', `The command holds the invisible character ${hidden.name}.`, {
      start: hidden.index,
      end: hidden.index + 1,
    });
  return parseText(text, scene);
}

function isWithinBounds(text: string, scene: Scene): boolean {
  // Before the parser, which takes NUL without an error: a shell ends the text there or drops it.
  if (text.includes('\0')) scene.deny('nul-character', 'A command cannot hold a NUL character.');
  else if (text.length > commandBounds.maxLength)
    scene.deny('too-long', `A command has at most ${commandBounds.maxLength} characters.`);
  // The parser needs quadratic time for these.
  else if (countHereDocuments(text) > commandBounds.maxHereDocuments)
    scene.deny('too-many-here-documents', 'This command has too many here-documents.');
  else return true;
  return false;
}

function countHereDocuments(text: string): number {
  let count = 0;
  for (let index = text.indexOf('<<'); index !== -1; index = text.indexOf('<<', index + 2))
    count += 1;
  return count;
}

function parseText(text: string, scene: Scene): ParsedScript | undefined {
  try {
    const script = parse(text);
    const error = script.errors?.[0];
    if (error !== undefined)
      scene.ask('unparsable', 'This command cannot be read as a whole.', {
        start: error.pos,
        end: error.pos,
      });
    return script;
  } catch {
    // The parser promises not to throw; should it, nothing is known of the text.
    scene.deny('unparsable', 'This command cannot be read.');
    return undefined;
  }
}
