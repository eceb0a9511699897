import type { EffectName } from './program-description.ts';

/** What a person is told of each effect; the rule that asks has the effect's name. */
export const effectReasons: Readonly<Record<EffectName, string>> = {
  'runs-code': 'runs code that is not known here',
  'uses-network': 'talks to other machines',
  'changes-repository': 'changes the repository',
  pushes: 'gives what is here to others',
  destroys: 'destroys what cannot be had back',
  'changes-system': 'changes the system',
  'reads-environment': 'shows variables that may hold secrets',
  'opens-terminal': 'waits for a person at a terminal',
  'outside-workspace': 'tells what files outside the workspace hold',
  unpacks: 'writes files that are not known before it runs',
  writes: 'writes files whose names are not given',
  endless: 'may never end',
};
