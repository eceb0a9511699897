import type { Invocation } from '../invocation.ts';
import type { Scene } from '../scene.ts';
import { literalText, type Words } from '../words/word-value.ts';
import { parseSettingKey, settingKind, spell } from './setting-kind.ts';

const reads = /^(?:--get|--list$|-l$)/u;

/** Asks for what `git config` writes beyond the repository's ordinary settings: the user's or the system's, and those that run programs. */
export function judgeSettingWrite(words: Words, { span }: Invocation, scene: Scene): void {
  const [name, ...rest] = words;
  if (literalText(name) !== 'config') return;
  const texts = rest.map((word) => literalText(word) ?? '');
  if (texts.some((text) => reads.test(text))) return;
  if (texts.some((text) => text.startsWith('--gl') || text.startsWith('--sy')))
    scene.ask('changes-system', 'git config changes the settings of the user or the system.', span);
  forbidFile(texts, span, scene);
  const key = texts.find((text) => !text.startsWith('-') && text.includes('.'));
  if (key === undefined) return;
  const parsed = parseSettingKey(key);
  if (settingKind(parsed, '\0') === 'executing')
    scene.ask('runs-code', `The setting ${spell(parsed)} may make git run a program.`, span);
}

function forbidFile(texts: readonly string[], span: Invocation['span'], scene: Scene): void {
  if (texts.some((text) => text.startsWith('--sy'))) scene.forbidWrite('/etc/gitconfig', span);
  for (const [index, text] of texts.entries()) {
    const [, joined] = /^(?:--fi?l?e?=|-f(?=.))(.*)$/su.exec(text) ?? [];
    const file = joined ?? (/^(?:-f|--fi?l?e?)$/u.test(text) ? texts[index + 1] : undefined);
    if (file !== undefined) scene.forbidWrite(file, span);
  }
}
