import type { ProgramDescription } from './program-description.ts';

/** git, command by command. */
export const git: Readonly<Record<string, ProgramDescription>> = {
  git: {
    options: { flag: '--no-pager --no-optional-locks --version' },
    operands: 'none',
    needs: '--version',
    subcommands: {
      status: {
        options: {
          flag: '-b -s -v -z --branch --long --short --show-stash',
          optional: '-u --ignored --porcelain --untracked-files',
        },
        operands: 'revisions',
      },
      diff: {
        options: {
          flag: '-a -b -p -R -s -u -w --cached --exit-code --ignore-all-space --ignore-space-change --merge-base --name-only --name-status --no-color --no-ext-diff --no-patch --no-renames --no-textconv --numstat --patch --quiet --raw --shortstat --staged --summary -z',
          optional: '-M --abbrev --color --find-renames --stat --word-diff',
          value: '-U --diff-filter --unified',
        },
        operands: 'revisions',
      },
      log: {
        options: {
          flag: '-a -b -p -R -s -u -w --cached --exit-code --ignore-all-space --ignore-space-change --merge-base --name-only --name-status --no-color --no-ext-diff --no-patch --no-renames --no-textconv --numstat --patch --quiet --raw --shortstat --staged --summary -z -# -i --abbrev-commit --all --first-parent --follow --graph --merges --no-decorate --no-merges --oneline --reverse',
          optional:
            '-M --abbrev --color --find-renames --stat --word-diff --branches --decorate --tags',
          value:
            '-U --diff-filter --unified -n -G -S -L --after --author --before --date --grep --max-count --since --skip --until',
          format: '--format --pretty',
        },
        operands: 'revisions',
      },
      show: {
        options: {
          flag: '-a -b -p -R -s -u -w --cached --exit-code --ignore-all-space --ignore-space-change --merge-base --name-only --name-status --no-color --no-ext-diff --no-patch --no-renames --no-textconv --numstat --patch --quiet --raw --shortstat --staged --summary -z -# -i --abbrev-commit --all --first-parent --follow --graph --merges --no-decorate --no-merges --oneline --reverse',
          optional:
            '-M --abbrev --color --find-renames --stat --word-diff --branches --decorate --tags',
          value:
            '-U --diff-filter --unified -n -G -S -L --after --author --before --date --grep --max-count --since --skip --until',
          format: '--format --pretty',
        },
        operands: 'revisions',
      },
      shortlog: {
        options: { flag: '-s -n -e' },
        operands: 'revisions',
        maxOperands: 8,
        needs: '-s',
      },
      blame: { options: { value: '-L', flag: '-w -s -e -l' }, operands: 'revisions' },
      branch: {
        options: {
          flag: '-a -r -v --all --list -l --no-color --remotes --show-current --verbose',
          value: '--contains --sort',
          optional: '--merged --no-merged',
        },
        operands: 'none',
      },
      tag: {
        options: { flag: '-l --list', optional: '-n', value: '--sort' },
        operands: 'text',
        needs: '-l --list',
      },
      remote: { options: { flag: '-v --verbose' }, operands: 'none' },
      'ls-files': {
        options: {
          flag: '-c -d -m -o -s -u -z --cached --deleted --exclude-standard --modified --others --stage',
        },
        operands: 'revisions',
      },
      'ls-tree': { options: { flag: '-r -d -l -t --name-only' }, operands: 'revisions' },
      'rev-parse': {
        options: {
          optional: '--abbrev-ref --short',
          flag: '--git-dir --is-inside-work-tree --show-prefix --show-toplevel --verify',
        },
        operands: 'revisions',
      },
      'rev-list': {
        options: { flag: '--count --all', value: '-n --max-count' },
        operands: 'revisions',
      },
      'merge-base': { options: { flag: '--is-ancestor -a --all' }, operands: 'revisions' },
      describe: {
        options: { flag: '--tags --always', optional: '--dirty', value: '--abbrev' },
        operands: 'revisions',
      },
      'cat-file': { options: { flag: '-p -t -s -e' }, operands: 'revisions' },
      config: {
        options: { flag: '--get --get-all --list -l --local --show-origin' },
        operands: 'text',
        needs: '--get --get-all --list -l',
      },
      stash: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          list: {
            options: {
              flag: '-a -b -p -R -s -u -w --cached --exit-code --ignore-all-space --ignore-space-change --merge-base --name-only --name-status --no-color --no-ext-diff --no-patch --no-renames --no-textconv --numstat --patch --quiet --raw --shortstat --staged --summary -z -# -i --abbrev-commit --all --first-parent --follow --graph --merges --no-decorate --no-merges --oneline --reverse',
              optional:
                '-M --abbrev --color --find-renames --stat --word-diff --branches --decorate --tags',
              value:
                '-U --diff-filter --unified -n -G -S -L --after --author --before --date --grep --max-count --since --skip --until',
              format: '--format --pretty',
            },
            operands: 'none',
          },
        },
      },
      version: { options: {}, operands: 'none' },
    },
  },
};
