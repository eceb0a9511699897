import { literalText, type WordValue } from '../words/word-value.ts';
import type { FloorRule } from './floor-rule.ts';
import { downloaders, networkPrograms } from './network-programs.data.ts';

/** Notes downloads and the use of the network, and denies to send a secret file. */
export const networkUse: FloorRule = (name, { words, span }, scene) => {
  if (!networkPrograms.includes(name)) return;
  scene.useNetwork(name);
  if (downloaders.includes(name)) {
    scene.counts.downloads += 1;
    for (const path of downloadTargets(words)) scene.downloaded.add(path);
  }
  const named = words.slice(1).flatMap(namedFiles);
  if (named.some((path) => path !== '' && scene.isSecret(path)))
    scene.deny('sends-secret', 'This command would send a secret file over the network.', span);
};

// `-d @file`, `-F name=@file`, `-T file`, `--post-file=file`, `user@host:file`
function namedFiles(word: WordValue): readonly string[] {
  const text = word.kind === 'literal' ? word.text : word.prefix;
  if (/^[a-z]+:\/\//iu.test(text)) return [];
  return [text, ...text.split(/[@=<]/u).slice(1)].filter((part) => !part.startsWith('-'));
}

function downloadTargets(words: readonly WordValue[]): readonly string[] {
  const texts = words.map((word) => literalText(word) ?? '');
  return texts.flatMap((text, index) => {
    const isOption = /^-[a-zA-Z]*[oO]$|^--output(?:-document)?$/u.test(text);
    const named = isOption ? [texts[index + 1] ?? ''] : [];
    const attached = /^--output(?:-document)?=(.+)$/u.exec(text)?.[1];
    const fromUrl = /^[a-z]+:\/\/[^?#]*\/([^/?#]+)/iu.exec(text)?.[1];
    return [...named, attached, fromUrl].filter((one): one is string => one !== undefined);
  });
}
