import { languageReaders } from '../../src/program/languages/all-languages.ts';
import type { Language } from '../../src/program/descriptions/program-description.ts';
import { Scene } from '../../src/program/scene.ts';
import { literal } from '../../src/program/words/word-value.ts';

/** What a reader says of a text: what it runs counts as asked for. */
export function judgeText(
  language: Language,
  text: string,
): { readonly decision: 'allow' | 'ask' | 'deny'; readonly scripts: readonly string[] } {
  const scene = new Scene({ workspace: '/workspace', home: '/home/me' });
  const found = languageReaders[language]?.(
    text,
    { words: [literal(language), literal(text)], hasInput: false, depth: 0, isRepeated: false },
    scene,
  );
  const scripts = (found?.scripts ?? []).map((one) => (typeof one === 'string' ? one : one.text));
  const isDenied = scene.findings.some(({ decision }) => decision === 'deny');
  const isAsked = scene.findings.length > 0 || found?.asks !== undefined || scripts.length > 0;
  return { decision: isDenied ? 'deny' : isAsked ? 'ask' : 'allow', scripts };
}
