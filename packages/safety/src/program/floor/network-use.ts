import { posix } from 'node:path';
import { describeProgram } from '../descriptions/describe-program.ts';
import type { Invocation } from '../invocation.ts';
import { readOptions } from '../options/read-options.ts';
import { literalText, type WordValue } from '../words/word-value.ts';
import type { FloorJudge } from './floor-rule.ts';
import { namesMetadataAddress } from './metadata-address.ts';
import {
  downloaders,
  maybeRemote,
  networkPrograms,
  networkWords,
} from './network-programs.data.ts';
import type { Scene } from '../scene.ts';
import { namesMachine, sentFiles } from './sent-files.ts';

const copiers: readonly string[] = ['cp', 'mv', 'ln', 'install', 'dd', 'gcp', 'gmv', 'link'];

/** Notes downloads and the use of the network, and denies to send a secret file or to ask a cloud for the machine's credentials. */
export const networkUse: FloorJudge = (name, invocation, scene) => {
  const { words, span } = invocation;
  if (copiers.includes(name)) followCopy(words, scene);
  if (printsEnvironment(name, words)) scene.counts.readsSecret += 1;
  if (!usesNetwork(name, words)) return;
  scene.useNetwork(name);
  if (downloaders.includes(name)) {
    scene.counts.downloads += 1;
    for (const path of downloadTargets(name, words)) scene.noteDownload(path);
  }
  if (sentFiles(name, invocation).some((path) => path !== '' && scene.isSecret(path)))
    scene.deny('sends-secret', 'This command would send a secret file over the network.', span);
  if (words.slice(1).some((word) => namesMetadataAddress(textOf(word))))
    scene.deny(
      'metadata-address',
      'This command asks a cloud for the credentials of this machine.',
      span,
    );
};

// Tokens and keys are in it.
function printsEnvironment(name: string, words: Invocation['words']): boolean {
  const isPrinter = /^(?:env|printenv|set|export|declare|typeset)$/u.test(name);
  return isPrinter && words.slice(1).every((word) => literalText(word)?.startsWith('-') === true);
}

// A download is one under its new name as well.
function followCopy(words: Invocation['words'], scene: Scene): void {
  const paths = words.slice(1).flatMap((word) => literalText(word)?.replace(/^[io]f=/u, '') ?? []);
  const copied = paths.filter((path) => !path.startsWith('-') && scene.isDownloaded(path));
  const targets = copied.flatMap((path) =>
    paths.flatMap((target) => [target, posix.join(target, posix.basename(path))]),
  );
  for (const target of targets) scene.noteDownload(target);
}

function textOf(word: WordValue): string {
  return word.kind === 'literal' ? word.text : word.prefix;
}

function usesNetwork(name: string, words: Invocation['words']): boolean {
  if (maybeRemote.includes(name))
    return words.slice(1).some((word) => word.kind === 'unknown' || namesMachine(word));
  if (networkPrograms.includes(name)) return true;
  const telling = Object.hasOwn(networkWords, name) ? (networkWords[name] ?? []) : [];
  return telling.some((text) => words.some((word) => literalText(word) === text));
}

// What an option names, and else the last name in the address; a directory may stand before it.
function downloadTargets(name: string, words: readonly WordValue[]): readonly string[] {
  const table = describeProgram(name)?.options;
  const { options, operands } = readOptions(words.slice(1), table ?? {});
  const valueOf = (role: string): readonly string[] =>
    options.flatMap((option) => (option.role === role ? [literalText(option.value) ?? ''] : []));
  const files = [
    ...valueOf('write'),
    ...operands.map(nameInAddress),
    ...valueOf('url').map(nameOf),
  ];
  const directories = ['', ...valueOf('write-into')];
  return files
    .filter((file) => file !== '' && file !== '-')
    .flatMap((file) => directories.map((directory) => posix.join(directory, file)));
}

function nameInAddress(word: WordValue): string {
  return nameOf(literalText(word) ?? '');
}

function nameOf(address: string): string {
  return /\/([^/?#]+)(?:[?#].*)?$/u.exec(address)?.[1] ?? '';
}
