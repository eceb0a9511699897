import type { CommandNode } from 'unbash';
import type { Scene } from '../scene.ts';
import { outputOf } from '../decoders/output-of.ts';
import { literalText } from '../words/word-value.ts';
import { expandCommand } from './expand-command.ts';
import { readInput } from './read-input.ts';

/** What a stage of a pipeline gives to the next one, where the text alone says it. */
export function pipedOutput(
  stage: CommandNode,
  input: string | undefined,
  scene: Scene,
): string | undefined {
  if (stage.type !== 'Command' || stage.name === undefined) return undefined;
  if (!scene.spend()) return undefined;
  const [words, ...others] = expandCommand(stage, scene);
  if (words === undefined || others.length > 0) return undefined;
  const texts = words.map(literalText).filter((text) => text !== undefined);
  if (texts.length < words.length) return undefined;
  if (scene.state.functions.has(texts[0] ?? '')) return undefined;
  const own = readInput(stage.redirects, scene);
  return outputOf(texts, own.hasInput ? own.input : input);
}
