import { areOptionsValid } from './check-options.ts';
import type { CommandVerdict } from './command-verdict.ts';
import { conclude, concludeFailure } from './conclude.ts';
import type { JudgeCommandOptions } from './judge-command-options.ts';
import { Scene } from './scene.ts';

/** The verdict over what a look finds; a deny when the look throws, or when options are not what their types say. */
export function concludeSafely(
  options: JudgeCommandOptions,
  look: (scene: Scene) => void,
): CommandVerdict {
  let scene: Scene | undefined;
  try {
    if (!areOptionsValid(options)) return concludeInvalid();
    scene = new Scene(options);
    look(scene);
    return conclude(scene, options);
  } catch {
    // Fail closed; the cause may quote the command and stays out.
    return concludeFailure(scene ?? new Scene({}));
  }
}

function concludeInvalid(): CommandVerdict {
  const scene = new Scene({});
  scene.unknown = true;
  scene.deny('invalid-options', 'The options of this judgement are not what they may be.');
  return conclude(scene, {});
}
