import manifest from '../../package.json' with { type: 'json' };
import { allHelp } from './render-help.ts';
import type { StaticTexts } from './static-answer.ts';

/** Version and every help text; the build writes them into the entry, so that asking for them loads nothing. */
export function staticTexts(): StaticTexts {
  return { version: `selfware ${manifest.version}\n`, help: allHelp() };
}
