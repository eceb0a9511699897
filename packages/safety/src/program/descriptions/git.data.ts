import { gitChanges } from './git-changes.data.ts';
import { gitLooks } from './git-looks.data.ts';
import { gitPlumbing } from './git-plumbing.data.ts';
import type { ProgramDescription } from './program-description.ts';

/** git, command by command. What its settings and aliases do is judged in `git/`. */
export const git: Readonly<Record<string, ProgramDescription>> = {
  git: {
    options: {
      flag: '--no-pager --no-optional-locks --no-replace-objects --no-lazy-fetch --no-advice --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs',
      informs: '-v --version -h --html-path --man-path --info-path',
      asks: '-p --paginate --bare',
      directory: '-C',
      read: '--git-dir --work-tree',
      value: '--namespace --super-prefix --attr-source --list-cmds',
      assigns: '-c --config-env',
      'optional-run': '--exec-path',
    },
    operands: 'none',
    needs: '',
    subcommands: { ...gitLooks, ...gitChanges, ...gitPlumbing },
  },
};
