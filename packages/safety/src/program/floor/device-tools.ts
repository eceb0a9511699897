import type { Scene } from '../scene.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import { deviceTools } from './device-tools.data.ts';
import type { FloorRule } from './floor-rule.ts';

/** Denies to format or to change a device; a file of the workspace may be made a file system. */
export const deviceTool: FloorRule = {
  id: 'device-tool',
  denies: ['forbidden-program'],
  judge: (name, { words, span }, scene) => {
    const rest = words.slice(1);
    if (formatters.test(name) ? !isOnImage(rest, scene) : changesDevice(name, rest))
      scene.deny('forbidden-program', `${name} changes what is on a device.`, span);
  },
  examples: {
    match: [
      'mkfs.ext4 /dev/sda1',
      'mkfs -t ext4 /dev/sda1',
      'mke2fs $DEVICE',
      'fsck -y /dev/sda',
      'ddrescue x /dev/sda',
      'growisofs -Z /dev/sr0=x',
    ],
    notMatch: [
      'mkfs.ext4 disk.img',
      'mkfs.ext4 -q -F out/disk.img',
      'fsck -n /dev/sda',
      'tune2fs -l /dev/sda',
    ],
  },
};

const formatters = /^(?:mkfs|newfs)(?:[._]\w+)?$|^mk(?:e2|dos|nt|exfat|reiser|udf|f2)fs$/u;

// Sizes and labels stand among the operands, and they are no paths.
function isOnImage(words: readonly WordValue[], scene: Scene): boolean {
  const texts = words.map(literalText);
  return (
    texts.some((text) => text !== undefined && /[./]/u.test(text)) &&
    texts.every((text) => text !== undefined && isOfWorkspace(text, scene))
  );
}

function isOfWorkspace(text: string, scene: Scene): boolean {
  if (/[:=]\/|^-\w\//u.test(text)) return false;
  return scene.resolveAll(text).every((path) => path.startsWith(`${scene.workspace}/`));
}

function changesDevice(name: string, words: readonly WordValue[]): boolean {
  const looks = Object.hasOwn(deviceTools, name) ? deviceTools[name] : undefined;
  if (looks === undefined) return false;
  const texts = words.map((word) => (word.kind === 'literal' ? word.text : word.prefix));
  const namesDevice = texts.some((text) =>
    /(?:^|[=:])\/+dev\/+(?!null$|stdout$|zero$)/u.test(text),
  );
  return namesDevice && !texts.some((text) => looks.includes(text));
}
