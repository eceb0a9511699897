import type { Span } from '@selfware/contracts';
import type { Scene } from '../scene.ts';
import { parseSettingKey, settingCommand, settingKind, spell } from './setting-kind.ts';

/** Judges `key=value` as git takes it for one command; gives back the command lines in it. Without `=` the value is true. */
export function judgeSetting(text: string, scene: Scene, span?: Span): readonly string[] {
  const equals = text.indexOf('=');
  const key = parseSettingKey(equals === -1 ? text : text.slice(0, equals));
  const value = equals === -1 ? 'true' : text.slice(equals + 1);
  const kind = settingKind(key, value);
  if (kind === 'harmless') return [];
  scene.unknown = true;
  if (kind === 'executing')
    scene.ask('runs-code', `The setting ${spell(key)} may make git run a program.`, span);
  else scene.ask('unknown-argument', `Nothing is known of the setting ${spell(key)} of git.`, span);
  const command = settingCommand(key, value);
  return command === undefined ? [] : [command];
}
