import { literalText } from '../words/word-value.ts';
import type { FloorJudge, FloorRule } from './floor-rule.ts';
import {
  forbiddenArguments,
  forbiddenPrograms,
  lookingOptions,
} from './forbidden-programs.data.ts';

const judge: FloorJudge = (name, { words, span }, scene) => {
  const purpose = Object.hasOwn(forbiddenPrograms, name) ? forbiddenPrograms[name] : undefined;
  const looks = Object.hasOwn(lookingOptions, name) ? (lookingOptions[name] ?? []) : [];
  const onlyLooks = words.some((word) => looks.includes(literalText(word) ?? ''));
  if (purpose !== undefined && !onlyLooks)
    scene.deny('forbidden-program', `${name} ${purpose}.`, span);
  const texts = words.slice(1).map(literalText);
  const key = name === 'git' ? 'credential' : name;
  const arguments_ = Object.hasOwn(forbiddenArguments, key) ? forbiddenArguments[key] : undefined;
  const isGitWithoutKeys = name === 'git' && !texts.includes('credential');
  // The first argument of kill may be a signal; every process is what comes after it.
  const relevant = name === 'kill' ? texts.slice(1) : texts;
  if (arguments_?.some((argument) => relevant.includes(argument)) && !isGitWithoutKeys)
    scene.deny('forbidden-program', `${name} with these arguments is never run.`, span);
};

/** Denies programs that end the machine, change its kernel, format a device or give out its keys. */
export const forbiddenProgram: FloorRule = {
  id: 'forbidden-program',
  denies: ['forbidden-program'],
  judge,
  examples: {
    match: [
      'reboot',
      'sudo shutdown -h now',
      'wipefs -a /dev/sda',
      'insmod x.ko',
      'nsenter -t 1 sh',
      'kill -9 -1',
      'systemctl poweroff',
      'git credential fill',
    ],
    notMatch: ['echo reboot', 'systemctl status x', 'kill -1 1234', 'git config credential.helper'],
  },
};
