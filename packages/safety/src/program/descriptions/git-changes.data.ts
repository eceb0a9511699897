import type { ProgramDescription } from './program-description.ts';

/** The commands of git that change a repository or talk to others, and the listings that some of them have. */
export const gitChanges: Readonly<Record<string, ProgramDescription>> = {
  branch: {
    options: {
      destroys: '--force -C -D -M -f',
      flag: '--all --copy --create-reflog --delete --edit-description --ignore-case --list --move --no-abbrev --no-all --no-color --no-column --no-format --no-ignore-case --no-quiet --no-remotes --no-sort --no-verbose --quiet --recurse-submodules --remotes --set-upstream --show-current --unset-upstream --verbose -a -c -d -i -l -m -q -r -v',
      optional:
        '--abbrev --color --column --contains --merged --no-contains --no-merged --track --with --without -t',
      value: '--format --points-at --set-upstream-to --sort -u',
      asks: '--no-copy --no-create-reflog --no-delete --no-edit-description --no-force --no-list --no-move --no-points-at --no-recurse-submodules --no-set-upstream --no-set-upstream-to --no-show-current --no-track --no-unset-upstream',
    },
    operands: 'change',
    uses: [
      {
        when: '-d --delete -D -m --move -M -c --copy -C -u --set-upstream --set-upstream-to --unset-upstream -f --force -t --track --create-reflog --recurse-submodules',
        operands: 'text',
        effects: ['changes-repository'],
      },
      {
        when: '--edit-description',
        operands: 'text',
        effects: ['changes-repository', 'opens-terminal'],
      },
      {
        when: '-l --list --contains --no-contains --with --without --merged --no-merged --points-at --show-current',
        operands: 'text',
      },
    ],
  },
  tag: {
    options: {
      destroys: '--force -f',
      flag: '--annotate --create-reflog --delete --edit --ignore-case --list --no-cleanup --no-color --no-column --no-format --no-ignore-case --no-sort --sign --verify -a -d -e -i -l -s -v',
      optional:
        '--color --column --contains --merged --no-contains --no-merged --points-at --with --without -n',
      read: '--file -F',
      value: '--cleanup --format --local-user --message --sort --trailer -m -u',
      asks: '--no-annotate --no-create-reflog --no-edit --no-file --no-force --no-local-user --no-points-at --no-sign',
    },
    operands: 'change',
    uses: [
      { when: '-d --delete', operands: 'text', effects: ['destroys'] },
      { when: '-v --verify', operands: 'text', effects: ['runs-code'] },
      {
        when: '-a --annotate -s --sign -u --local-user -m --message -F --file -f --force -e --edit --create-reflog',
        operands: 'text',
        effects: ['changes-repository'],
      },
      {
        when: '-l --list -n --contains --no-contains --with --without --merged --no-merged --points-at',
        operands: 'text',
      },
    ],
  },
  remote: {
    options: { flag: '-v --verbose --no-verbose' },
    operands: 'none',
    subcommands: {
      'get-url': { options: { flag: '--all --push' }, operands: 'text' },
      show: {
        options: { flag: '-n -v --verbose' },
        operands: 'text',
        effects: ['uses-network'],
        uses: [{ when: '-n', effects: [] }],
      },
      add: {
        options: {
          flag: '--no-fetch --no-master --no-mirror --no-tags --no-track --tags',
          networks: '--fetch -f',
          optional: '--mirror',
          value: '--master --track -m -t',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
      rename: {
        options: { flag: '--no-progress --progress' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      'remove rm': { options: {}, operands: 'text', effects: ['destroys'] },
      'set-head': {
        options: { flag: '--delete -d', networks: '--auto -a' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      'set-branches': {
        options: { flag: '--add' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      'set-url': {
        options: { flag: '--add --delete --push' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      prune: {
        options: { flag: '--dry-run -n' },
        operands: 'text',
        effects: ['uses-network', 'changes-repository'],
      },
      update: {
        options: { flag: '--prune -p' },
        operands: 'text',
        effects: ['uses-network', 'changes-repository'],
      },
    },
  },
  config: {
    options: {
      flag: '--add --all --bool --bool-or-int --bool-or-str --edit --expiry-date --fixed-value --get --get-all --get-color --get-colorbool --get-regexp --get-urlmatch --global --includes --int --list --local --name-only --no-blob --no-default --no-file --no-fixed-value --no-global --no-includes --no-local --no-name-only --no-null --no-show-origin --no-show-scope --no-system --no-type --no-worktree --null --path --regexp --remove-section --rename-section --replace-all --show-names --show-origin --show-scope --system --unset --unset-all --worktree -e -l -z',
      read: '--file -f',
      value: '--blob --comment --default --type --url --value -t',
      asks: '--no-add --no-edit --no-get --no-get-all --no-get-color --no-get-colorbool --no-get-regexp --no-get-urlmatch --no-list --no-remove-section --no-rename-section --no-replace-all --no-unset --no-unset-all',
    },
    operands: 'text',
    needs: '--get --get-all --get-regexp --get-urlmatch --get-color --get-colorbool --list -l',
    uses: [
      {
        when: '--add --replace-all --unset --unset-all --rename-section --remove-section',
        needs: '--add --replace-all --unset --unset-all --rename-section --remove-section',
        effects: ['changes-repository'],
      },
      { when: '-e --edit', needs: '-e --edit', effects: ['changes-repository', 'opens-terminal'] },
    ],
  },
  stash: {
    options: {
      flag: '--all --include-untracked --keep-index --no-keep-index --patch --pathspec-file-nul --quiet --staged -S -a -k -p -q -u',
      read: '--pathspec-from-file',
      value: '--message -m',
    },
    operands: 'text',
    effects: ['changes-repository'],
    subcommands: {
      list: {
        options: {
          asks: '--alternate-refs --ext-diff --no-index --show-signature --textconv',
          flag: '-# --abbrev-commit --all --all-match --author-date-order --base --basic-regexp --binary --bisect --bisect-all --bisect-vars --boundary --cc --check --cherry --cherry-mark --cherry-pick --children --clear-decorations --combined-all-paths --commit-header --compact-summary --count --date-order --dd --default-prefix --dense --do-walk --end-of-options --exclude-first-parent-only --exclude-promisor-objects --exit-code --extended-regexp --find-copies-harder --first-parent --fixed-strings --follow --full-diff --full-history --full-index --function-context --graph --header --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-missing --ignore-space-at-eol --ignore-space-change --in-commit-order --indent-heuristic --indexed-objects --invert-grep --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --left-only --left-right --log-size --mailmap --merge --merges --minimal --name-only --name-status --no-abbrev --no-abbrev-commit --no-color --no-color-moved --no-color-moved-ws --no-commit-header --no-commit-id --no-compact-summary --no-decorate --no-diff-merges --no-exit-code --no-expand-tabs --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-graph --no-ignore-matching-lines --no-indent-heuristic --no-mailmap --no-max-parents --no-merges --no-min-parents --no-minimal --no-notes --no-object-names --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-show-signature --no-standard-notes --no-text --no-textconv --not --numstat --object-names --objects --objects-edge --oneline --ours --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp --pickaxe-all --pickaxe-regex --quiet --raw --reflog --regexp-ignore-case --relative-date --remerge-diff --remove-empty --rename-empty --reverse --right-only --root --shortstat --show-notes-by-default --show-pulls --simplify-by-decoration --simplify-merges --single-worktree --source --sparse --standard-notes --stdin --summary --text --theirs --timestamp --topo-order --unpacked --use-bitmap-index --use-mailmap --walk-reflogs -D -E -F -P -R -W -a -b -c -g -i -m -p -q -r -s -t -u -v -w -z',
          optional:
            '--abbrev --ancestry-path --branches --break-rewrites --color --color-moved --color-words --cumulative --decorate --decorate-refs-exclude --diff-merges --dirstat --dirstat-by-file --disk-usage --encoding --exclude --exclude-hidden --expand-tabs --filter --find-copies --find-renames --format --glob --ignore-submodules --max-age --max-parents --min-age --min-parents --missing --no-walk --notes --pretty --relative --remotes --show-linear-break --show-notes --since-as-filter --stat --submodule --tags --unified --word-diff -B -C -M -U -X',
          read: '-O',
          value:
            '--after --anchored --author --before --color-moved-ws --committer --date --decorate-refs --diff-algorithm --diff-filter --dst-prefix --find-object --grep --grep-reflog --ignore-matching-lines --inter-hunk-context --line-prefix --max-count --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --since --skip --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --until --word-diff-regex --ws-error-highlight -G -I -L -S -l -n',
          write: '--output',
        },
        operands: 'revisions',
      },
      show: {
        options: {
          asks: '--ext-diff --no-index --textconv',
          flag: '-# --base --binary --cached --cc --check --combined-all-paths --compact-summary --dd --default-prefix --end-of-options --exit-code --find-copies-harder --follow --full-index --function-context --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-space-at-eol --ignore-space-change --include-untracked --indent-heuristic --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --merge-base --minimal --name-only --name-status --no-abbrev --no-color --no-color-moved --no-color-moved-ws --no-commit-id --no-compact-summary --no-diff-merges --no-exit-code --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-ignore-matching-lines --no-include-untracked --no-indent-heuristic --no-minimal --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-text --no-textconv --numstat --only-untracked --ours --patch --patch-with-raw --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --raw --remerge-diff --rename-empty --root --shortstat --staged --stdin --summary --text --theirs -D -R -W -a -b -c -m -p -q -r -s -t -u -v -w -z',
          optional:
            '--abbrev --break-rewrites --color --color-moved --color-words --cumulative --diff-merges --dirstat --dirstat-by-file --find-copies --find-renames --ignore-submodules --relative --stat --submodule --unified --word-diff -B -C -M -U -X',
          read: '-O',
          value:
            '--anchored --color-moved-ws --diff-algorithm --diff-filter --dst-prefix --find-object --ignore-matching-lines --inter-hunk-context --line-prefix --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --word-diff-regex --ws-error-highlight -G -I -S -l',
          write: '--output',
        },
        operands: 'revisions',
      },
      'push save create store': {
        options: {
          flag: '--all --include-untracked --keep-index --no-keep-index --patch --pathspec-file-nul --quiet --staged -S -a -k -p -q -u',
          read: '--pathspec-from-file',
          value: '--message -m',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
      'apply pop': {
        options: { flag: '--index --no-index --quiet -q' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      branch: { options: { flag: '-q' }, operands: 'text', effects: ['changes-repository'] },
      'drop clear': { options: { flag: '--quiet -q' }, operands: 'text', effects: ['destroys'] },
    },
  },
  worktree: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      list: {
        options: { flag: '--porcelain --verbose -v -z', optional: '--expire' },
        operands: 'none',
      },
      add: {
        options: {
          destroys: '-B',
          flag: '--checkout --detach --force --guess-remote --lock --no-checkout --no-detach --no-force --no-guess-remote --no-lock --no-quiet --no-reason --no-track --quiet --track -d -f -q',
          value: '--orphan --reason -b',
        },
        operands: 'text',
        effects: ['changes-repository'],
        first: ['write'],
      },
      move: { options: { flag: '--force -f' }, operands: 'move', effects: ['changes-repository'] },
      'lock unlock repair': {
        options: { value: '--reason' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      prune: {
        options: { flag: '--dry-run --verbose -n -v', value: '--expire' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      remove: {
        options: { destroys: '--force -f' },
        operands: 'delete',
        effects: ['changes-repository'],
      },
    },
  },
  submodule: {
    options: { flag: '-q --quiet --cached' },
    operands: 'none',
    subcommands: {
      status: { options: { flag: '--cached --quiet --recursive -q' }, operands: 'revisions' },
      foreach: {
        options: { flag: '--recursive -q --quiet' },
        stopsAtOperand: true,
        operands: 'command-line',
        effects: ['runs-code'],
      },
      'add update': {
        options: {
          flag: '--checkout --dissociate --force --init --merge --no-fetch --no-recommend-shallow --no-single-branch --progress --quiet --rebase --recommend-shallow --recursive --remote --single-branch -N -f -q',
          value: '--branch --depth --filter --jobs --name --reference -b -j',
        },
        operands: 'text',
        effects: ['uses-network', 'changes-repository', 'runs-code'],
      },
      deinit: {
        options: { destroys: '--force -f', flag: '--all --quiet -q' },
        operands: 'text',
        effects: ['changes-repository'],
      },
      summary: { options: { flag: '--cached --files' }, operands: 'text', effects: ['runs-code'] },
      'init sync absorbgitdirs set-url set-branch': {
        options: { flag: '--default --quiet --recursive -d -q', value: '--branch -b' },
        operands: 'text',
        effects: ['changes-repository'],
      },
    },
  },
  notes: {
    options: { value: '--ref' },
    operands: 'none',
    subcommands: {
      'list show get-ref': { options: {}, operands: 'text' },
      'add copy append merge': {
        options: {
          destroys: '--force -f',
          flag: '--abort --allow-empty --commit --dry-run --for-rewrite --ignore-missing --stdin -n -q -v',
          read: '--file -F',
          value: '--message --reedit-message --reuse-message --separator --strategy -C -c -m -s',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
      edit: {
        options: {
          destroys: '--force -f',
          flag: '--abort --allow-empty --commit --dry-run --for-rewrite --ignore-missing --stdin -n -q -v',
          read: '--file -F',
          value: '--message --reedit-message --reuse-message --separator --strategy -C -c -m -s',
        },
        operands: 'text',
        effects: ['changes-repository', 'opens-terminal'],
      },
      'remove prune': {
        options: {
          destroys: '--force -f',
          flag: '--abort --allow-empty --commit --dry-run --for-rewrite --ignore-missing --stdin -n -q -v',
          read: '--file -F',
          value: '--message --reedit-message --reuse-message --separator --strategy -C -c -m -s',
        },
        operands: 'text',
        effects: ['destroys'],
      },
    },
  },
  bisect: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      log: { options: {}, operands: 'none' },
      terms: {
        options: { flag: '--term-bad --term-good --term-new --term-old' },
        operands: 'none',
      },
      run: {
        options: {},
        stopsAtOperand: true,
        operands: 'command',
        effects: ['runs-code', 'changes-repository'],
      },
      'view visualize': { options: {}, operands: 'text', effects: ['opens-terminal'] },
      'start good bad new old skip reset replay next': {
        options: {
          flag: '--first-parent --no-checkout',
          optional: '--term-bad --term-good --term-new --term-old',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
    },
  },
  bundle: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      'verify list-heads': { options: { flag: '--quiet -q' }, operands: 'text', first: ['read'] },
      create: {
        options: {
          asks: '--alternate-refs --ext-diff --no-index --show-signature --textconv',
          flag: '-# --abbrev-commit --all --all-match --all-progress --all-progress-implied --author-date-order --base --basic-regexp --binary --bisect --bisect-all --bisect-vars --boundary --cc --check --cherry --cherry-mark --cherry-pick --children --clear-decorations --combined-all-paths --commit-header --compact-summary --count --date-order --dd --default-prefix --dense --do-walk --end-of-options --exclude-first-parent-only --exclude-promisor-objects --exit-code --extended-regexp --find-copies-harder --first-parent --fixed-strings --follow --full-diff --full-history --full-index --function-context --graph --header --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-missing --ignore-space-at-eol --ignore-space-change --in-commit-order --indent-heuristic --indexed-objects --invert-grep --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --left-only --left-right --log-size --mailmap --merge --merges --minimal --name-only --name-status --no-abbrev --no-abbrev-commit --no-color --no-color-moved --no-color-moved-ws --no-commit-header --no-commit-id --no-compact-summary --no-decorate --no-diff-merges --no-exit-code --no-expand-tabs --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-graph --no-ignore-matching-lines --no-indent-heuristic --no-mailmap --no-max-parents --no-merges --no-min-parents --no-minimal --no-notes --no-object-names --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-show-signature --no-standard-notes --no-text --no-textconv --not --numstat --object-names --objects --objects-edge --oneline --ours --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp --pickaxe-all --pickaxe-regex --progress --quiet --raw --reflog --regexp-ignore-case --relative-date --remerge-diff --remove-empty --rename-empty --reverse --right-only --root --shortstat --show-notes-by-default --show-pulls --simplify-by-decoration --simplify-merges --single-worktree --source --sparse --standard-notes --stdin --summary --text --theirs --timestamp --topo-order --unpacked --use-bitmap-index --use-mailmap --walk-reflogs -D -E -F -P -R -W -a -b -c -g -i -m -p -q -r -s -t -u -v -w -z',
          optional:
            '--abbrev --ancestry-path --branches --break-rewrites --color --color-moved --color-words --cumulative --decorate --decorate-refs-exclude --diff-merges --dirstat --dirstat-by-file --disk-usage --encoding --exclude --exclude-hidden --expand-tabs --filter --find-copies --find-renames --format --glob --ignore-submodules --max-age --max-parents --min-age --min-parents --missing --no-walk --notes --pretty --relative --remotes --show-linear-break --show-notes --since-as-filter --stat --submodule --tags --unified --word-diff -B -C -M -U -X',
          read: '-O',
          value:
            '--after --anchored --author --before --color-moved-ws --committer --date --diff-algorithm --diff-filter --dst-prefix --find-object --grep --grep-reflog --ignore-matching-lines --inter-hunk-context --line-prefix --max-count --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --since --skip --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --until --version --word-diff-regex --ws-error-highlight -G -I -S -l -n',
          write: '--output',
        },
        first: ['write'],
        operands: 'revisions',
      },
      unbundle: {
        options: { flag: '--progress' },
        operands: 'text',
        effects: ['changes-repository'],
        first: ['read'],
      },
    },
  },
  'sparse-checkout': {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      list: { options: {}, operands: 'none' },
      'init set add reapply disable check-rules': {
        options: {
          flag: '--cone --no-cone --no-sparse-index --skip-checks --sparse-index --stdin',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
    },
  },
  rerere: {
    options: { flag: '--rerere-autoupdate --no-rerere-autoupdate' },
    operands: 'none',
    effects: ['changes-repository'],
    subcommands: {
      'status remaining diff': { options: {}, operands: 'none' },
      'clear forget gc': { options: {}, operands: 'text', effects: ['destroys'] },
    },
  },
  replace: {
    options: {
      flag: '-l --list -d --delete -e --edit -f --force -g --graft --raw --convert-graft-file',
      value: '--format',
    },
    operands: 'change',
    uses: [
      {
        when: '-d --delete -e --edit -f --force -g --graft --convert-graft-file',
        operands: 'text',
        effects: ['changes-repository'],
      },
      { when: '-l --list', operands: 'text' },
    ],
  },
  'add stage': {
    options: {
      flag: '--all --dry-run --edit --force --ignore-errors --ignore-missing --ignore-removal --intent-to-add --interactive --no-all --no-chmod --no-dry-run --no-edit --no-force --no-ignore-errors --no-ignore-missing --no-ignore-removal --no-intent-to-add --no-interactive --no-patch --no-pathspec-file-nul --no-pathspec-from-file --no-refresh --no-renormalize --no-sparse --no-update --no-verbose --no-warn-embedded-repo --patch --pathspec-file-nul --refresh --renormalize --sparse --update --verbose --warn-embedded-repo -A -N -e -f -i -n -p -u -v',
      read: '--pathspec-from-file',
      value: '--chmod',
    },
    operands: 'list',
    effects: ['changes-repository'],
  },
  commit: {
    options: {
      flag: '--ahead-behind --all --allow-empty --allow-empty-message --amend --branch --dry-run --edit --include --interactive --long --no-ahead-behind --no-all --no-allow-empty --no-allow-empty-message --no-amend --no-author --no-branch --no-cleanup --no-date --no-dry-run --no-edit --no-file --no-fixup --no-gpg-sign --no-include --no-interactive --no-long --no-message --no-null --no-only --no-patch --no-pathspec-file-nul --no-pathspec-from-file --no-porcelain --no-post-rewrite --no-quiet --no-reedit-message --no-reset-author --no-reuse-message --no-short --no-signoff --no-squash --no-status --no-template --no-untracked-files --no-verbose --no-verify --null --only --patch --pathspec-file-nul --porcelain --post-rewrite --quiet --reset-author --short --signoff --status --verbose --verify -a -e -i -n -o -p -q -s -v -z',
      optional: '--gpg-sign --untracked-files -S -u',
      read: '--file --pathspec-from-file --template -F -t',
      value:
        '--author --cleanup --date --fixup --message --reedit-message --reuse-message --squash --trailer -C -c -m',
    },
    operands: 'list',
    effects: ['changes-repository'],
  },
  mv: {
    options: {
      flag: '--dry-run --force --no-dry-run --no-force --no-sparse --no-verbose --sparse --verbose -f -k -n -v',
    },
    operands: 'move',
    effects: ['changes-repository'],
    last: 'write',
  },
  rm: {
    options: {
      flag: '--cached --dry-run --force --ignore-unmatch --no-dry-run --no-force --no-ignore-unmatch --no-pathspec-file-nul --no-pathspec-from-file --no-quiet --no-sparse --pathspec-file-nul --quiet --sparse -f -n -q -r',
      read: '--pathspec-from-file',
      asks: '--no-cached',
    },
    operands: 'delete',
    effects: ['destroys'],
    uses: [{ when: '--cached', effects: ['changes-repository'], operands: 'list' }],
  },
  merge: {
    options: {
      flag: '--abort --allow-unrelated-histories --autostash --commit --continue --edit --ff --ff-only --no-abort --no-allow-unrelated-histories --no-autostash --no-cleanup --no-commit --no-continue --no-edit --no-ff --no-gpg-sign --no-into-name --no-log --no-message --no-overwrite-ignore --no-progress --no-quiet --no-quit --no-rerere-autoupdate --no-signoff --no-squash --no-stat --no-strategy --no-strategy-option --no-summary --no-verbose --no-verify --no-verify-signatures --overwrite-ignore --progress --quiet --quit --rerere-autoupdate --signoff --squash --stat --summary --verbose --verify --verify-signatures -e -n -q -v',
      optional: '--gpg-sign --log -S',
      read: '--file -F',
      value: '--cleanup --into-name --message --strategy --strategy-option -X -m -s',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  rebase: {
    options: {
      flag: '--abort --allow-empty-message --apply --autosquash --autostash --committer-date-is-author-date --continue --edit-todo --ff --force-rebase --fork-point --ignore-date --ignore-whitespace --interactive --keep-base --keep-empty --merge --no-allow-empty-message --no-autosquash --no-autostash --no-committer-date-is-author-date --no-exec --no-ff --no-force-rebase --no-fork-point --no-gpg-sign --no-ignore-date --no-ignore-whitespace --no-keep-base --no-keep-empty --no-onto --no-preserve-merges --no-quiet --no-reapply-cherry-picks --no-rebase-merges --no-rerere-autoupdate --no-reschedule-failed-exec --no-reset-author-date --no-root --no-signoff --no-stat --no-strategy --no-strategy-option --no-update-refs --no-verbose --no-verify --no-whitespace --preserve-merges --quiet --quit --reapply-cherry-picks --rerere-autoupdate --reschedule-failed-exec --reset-author-date --root --show-current-patch --signoff --skip --stat --update-refs --verbose --verify -f -i -m -n -q -v',
      optional: '--gpg-sign --rebase-merges -S -r',
      run: '--exec -x',
      value: '--empty --onto --strategy --strategy-option --whitespace -X -s',
    },
    operands: 'text',
    effects: ['changes-repository'],
    uses: [
      { when: '-i --interactive --edit-todo', effects: ['changes-repository', 'opens-terminal'] },
    ],
  },
  'cherry-pick revert': {
    options: {
      flag: '--abort --allow-empty --allow-empty-message --commit --continue --edit --ff --keep-redundant-commits --no-allow-empty --no-allow-empty-message --no-cleanup --no-commit --no-edit --no-ff --no-gpg-sign --no-keep-redundant-commits --no-mainline --no-rerere-autoupdate --no-signoff --no-strategy --no-strategy-option --quit --rerere-autoupdate --signoff --skip -e -n -s -x',
      optional: '--gpg-sign -S',
      value: '--cleanup --mainline --strategy --strategy-option -X -m',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  reset: {
    options: {
      destroys: '--hard --keep --merge',
      flag: '--intent-to-add --mixed --no-hard --no-intent-to-add --no-keep --no-merge --no-mixed --no-patch --no-pathspec-file-nul --no-pathspec-from-file --no-quiet --no-recurse-submodules --no-refresh --no-soft --patch --pathspec-file-nul --quiet --refresh --soft -N -p -q',
      optional: '--recurse-submodules',
      read: '--pathspec-from-file',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  restore: {
    options: {
      flag: '--ignore-skip-worktree-bits --ignore-unmerged --merge --no-conflict --no-ignore-skip-worktree-bits --no-ignore-unmerged --no-merge --no-overlay --no-patch --no-pathspec-file-nul --no-pathspec-from-file --no-progress --no-quiet --no-recurse-submodules --no-source --ours --overlay --patch --pathspec-file-nul --progress --quiet --staged --theirs --worktree -2 -3 -S -W -m -p -q',
      optional: '--recurse-submodules',
      read: '--pathspec-from-file',
      value: '--conflict --source -s',
      asks: '--no-staged --no-worktree',
    },
    operands: 'delete',
    effects: ['destroys'],
    uses: [
      { when: '-W --worktree', effects: ['destroys'] },
      { when: '-S --staged', effects: ['changes-repository'], operands: 'list' },
    ],
  },
  checkout: {
    options: {
      destroys: '--force -B -f',
      flag: '--detach --guess --ignore-other-worktrees --ignore-skip-worktree-bits --merge --no-conflict --no-detach --no-force --no-guess --no-ignore-other-worktrees --no-ignore-skip-worktree-bits --no-merge --no-orphan --no-overlay --no-overwrite-ignore --no-patch --no-pathspec-file-nul --no-pathspec-from-file --no-progress --no-quiet --no-recurse-submodules --no-track --ours --overlay --overwrite-ignore --patch --pathspec-file-nul --progress --quiet --theirs -2 -3 -d -l -m -p -q',
      optional: '--recurse-submodules --track -t',
      read: '--pathspec-from-file',
      value: '--conflict --orphan -b',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  switch: {
    options: {
      destroys: '--discard-changes --force --force-create -C -f',
      flag: '--detach --guess --ignore-other-worktrees --merge --no-conflict --no-create --no-detach --no-discard-changes --no-force --no-force-create --no-guess --no-ignore-other-worktrees --no-merge --no-orphan --no-overwrite-ignore --no-progress --no-quiet --no-recurse-submodules --no-track --overwrite-ignore --progress --quiet -d -m -q',
      optional: '--recurse-submodules --track -t',
      value: '--conflict --create --orphan -c',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  clean: {
    options: {
      destroys: '--force -f',
      flag: '--dry-run --interactive --no-force --no-interactive --no-quiet --quiet -X -d -i -n -q -x',
      value: '--exclude -e',
    },
    operands: 'list',
    effects: ['destroys'],
    uses: [{ when: '-n --dry-run', effects: [] }],
  },
  apply: {
    options: {
      asks: '--apply --no-check --no-numstat --no-stat --no-summary --unsafe-paths',
      flag: '--3way --add --allow-binary-replacement --allow-empty --allow-overlap --binary --cached --check --ignore-space-change --ignore-whitespace --inaccurate-eof --index --intent-to-add --no-3way --no-add --no-allow-binary-replacement --no-allow-empty --no-allow-overlap --no-apply --no-binary --no-build-fake-ancestor --no-cached --no-directory --no-ignore-space-change --no-ignore-whitespace --no-inaccurate-eof --no-index --no-intent-to-add --no-quiet --no-recount --no-reject --no-reverse --no-unidiff-zero --no-unsafe-paths --no-verbose --no-whitespace --numstat --quiet --recount --reject --reverse --stat --summary --unidiff-zero --verbose -3 -N -R -q -v -z',
      'asks-value': '--build-fake-ancestor',
      value: '--directory --exclude --include --whitespace',
    },
    operands: 'read',
    effects: ['changes-repository', 'unpacks'],
    uses: [{ when: '--check --stat --numstat --summary', effects: [] }],
  },
  am: {
    options: {
      flag: '--3way --abort --allow-empty --binary --committer-date-is-author-date --continue --ignore-date --ignore-space-change --ignore-whitespace --interactive --keep --keep-cr --keep-non-patch --message-id --no-3way --no-binary --no-committer-date-is-author-date --no-directory --no-exclude --no-gpg-sign --no-ignore-date --no-ignore-space-change --no-ignore-whitespace --no-include --no-interactive --no-keep --no-keep-cr --no-keep-non-patch --no-message-id --no-patch-format --no-quiet --no-rebasing --no-reject --no-rerere-autoupdate --no-resolvemsg --no-scissors --no-signoff --no-utf8 --no-whitespace --quiet --quit --rebasing --reject --rerere-autoupdate --resolved --scissors --signoff --skip --utf8 -3 -c -i -k -m -q -r -s -u',
      optional: '--gpg-sign --show-current-patch -S',
      value:
        '--directory --empty --exclude --include --patch-format --quoted-cr --resolvemsg --whitespace',
    },
    operands: 'read',
    effects: ['changes-repository', 'unpacks'],
  },
  'init init-db': {
    options: {
      code: '--template',
      flag: '--bare --no-bare --no-initial-branch --no-object-format --no-quiet --no-separate-git-dir --no-template --quiet -q',
      optional: '--shared',
      value: '--initial-branch --object-format -b',
      write: '--separate-git-dir',
    },
    operands: 'write',
    effects: ['changes-repository'],
  },
  clone: {
    options: {
      assigns: '--config -c',
      code: '--template',
      flag: '--also-filter-submodules --bare --checkout --dissociate --hardlinks --ipv4 --ipv6 --local --mirror --naked --no-also-filter-submodules --no-bare --no-branch --no-bundle-uri --no-checkout --no-config --no-depth --no-dissociate --no-filter --no-hardlinks --no-ipv4 --no-ipv6 --no-jobs --no-local --no-mirror --no-naked --no-origin --no-progress --no-quiet --no-recurse-submodules --no-recursive --no-reference --no-reference-if-able --no-reject-shallow --no-remote-submodules --no-separate-git-dir --no-server-option --no-shallow-exclude --no-shallow-since --no-shallow-submodules --no-shared --no-single-branch --no-sparse --no-tags --no-template --no-upload-pack --no-verbose --progress --quiet --reject-shallow --remote-submodules --shallow-submodules --shared --single-branch --sparse --tags --verbose -4 -6 -l -n -q -s -v',
      optional: '--recurse-submodules --recursive',
      read: '--reference --reference-if-able',
      run: '--upload-pack -u',
      url: '--bundle-uri',
      value:
        '--branch --depth --filter --jobs --origin --server-option --shallow-exclude --shallow-since -b -j -o',
      write: '--separate-git-dir',
    },
    first: ['url'],
    operands: 'write',
    effects: ['uses-network'],
  },
  fetch: {
    options: {
      destroys: '--force -f',
      flag: '--all --append --atomic --auto-gc --auto-maintenance --dry-run --ipv4 --ipv6 --keep --multiple --negotiate-only --no-all --no-append --no-atomic --no-auto-gc --no-auto-maintenance --no-deepen --no-depth --no-dry-run --no-filter --no-force --no-ipv4 --no-ipv6 --no-jobs --no-keep --no-multiple --no-negotiate-only --no-negotiation-tip --no-prefetch --no-progress --no-prune --no-prune-tags --no-quiet --no-recurse-submodules --no-recurse-submodules-default --no-server-option --no-set-upstream --no-shallow-exclude --no-shallow-since --no-show-forced-updates --no-stdin --no-submodule-prefix --no-tags --no-update-head-ok --no-update-shallow --no-upload-pack --no-verbose --no-write-commit-graph --no-write-fetch-head --prefetch --progress --prune --prune-tags --quiet --refetch --set-upstream --show-forced-updates --stdin --tags --unshallow --update-head-ok --update-shallow --verbose --write-commit-graph --write-fetch-head -4 -6 -P -a -k -m -n -p -q -t -u -v',
      optional: '--recurse-submodules',
      run: '--upload-pack',
      value:
        '--deepen --depth --filter --jobs --negotiation-tip --recurse-submodules-default --refmap --server-option --shallow-exclude --shallow-since --submodule-prefix -j -o',
    },
    operands: 'text',
    effects: ['uses-network', 'changes-repository'],
  },
  pull: {
    options: {
      destroys: '--force -f',
      flag: '--all --allow-unrelated-histories --append --autostash --commit --dry-run --edit --ff --ff-only --ipv4 --ipv6 --keep --no-all --no-allow-unrelated-histories --no-append --no-autostash --no-cleanup --no-commit --no-deepen --no-depth --no-dry-run --no-edit --no-ff --no-force --no-gpg-sign --no-ipv4 --no-ipv6 --no-jobs --no-keep --no-log --no-negotiation-tip --no-progress --no-prune --no-quiet --no-rebase --no-recurse-submodules --no-server-option --no-set-upstream --no-shallow-exclude --no-shallow-since --no-show-forced-updates --no-signoff --no-squash --no-stat --no-strategy --no-strategy-option --no-summary --no-tags --no-update-shallow --no-upload-pack --no-verbose --no-verify --no-verify-signatures --progress --prune --quiet --set-upstream --show-forced-updates --squash --stat --summary --tags --unshallow --update-shallow --verbose --verify --verify-signatures -4 -6 -a -k -n -p -q -t -v',
      optional: '--gpg-sign --jobs --log --rebase --recurse-submodules --signoff -S -j -r',
      run: '--upload-pack',
      value:
        '--cleanup --deepen --depth --negotiation-tip --refmap --server-option --shallow-exclude --shallow-since --strategy --strategy-option -X -o -s',
    },
    operands: 'text',
    effects: ['uses-network', 'changes-repository'],
  },
  push: {
    options: {
      destroys: '--delete --force --mirror --prune -d -f',
      flag: '--all --atomic --dry-run --follow-tags --force-if-includes --ipv4 --ipv6 --no-all --no-atomic --no-delete --no-dry-run --no-exec --no-follow-tags --no-force --no-force-if-includes --no-ipv4 --no-ipv6 --no-mirror --no-porcelain --no-progress --no-prune --no-push-option --no-quiet --no-receive-pack --no-recurse-submodules --no-repo --no-set-upstream --no-signed --no-tags --no-thin --no-verbose --no-verify --porcelain --progress --quiet --set-upstream --tags --thin --verbose --verify -4 -6 -n -q -u -v',
      optional: '--force-with-lease --signed',
      run: '--exec --receive-pack',
      value: '--push-option --recurse-submodules --repo -o',
      asks: '--no-force-with-lease',
    },
    operands: 'text',
    effects: ['pushes'],
    uses: [{ when: '--force-with-lease', effects: ['pushes', 'destroys'] }],
  },
  'ls-remote': {
    options: {
      flag: '--exit-code --get-url --heads --no-exec --no-exit-code --no-get-url --no-heads --no-quiet --no-refs --no-server-option --no-sort --no-symref --no-tags --no-upload-pack --quiet --refs --symref --tags -h -q -t',
      run: '--exec --upload-pack',
      value: '--server-option --sort -o',
    },
    operands: 'url',
    effects: ['uses-network'],
  },
  gc: {
    options: {
      flag: '--aggressive --auto --cruft --force --keep-largest-pack --no-aggressive --no-auto --no-cruft --no-force --no-keep-largest-pack --no-quiet --quiet -q',
      optional: '--prune',
      asks: '--no-prune',
    },
    operands: 'text',
    effects: ['changes-repository'],
    uses: [{ when: '--prune', effects: ['destroys'] }],
  },
  maintenance: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      run: {
        options: {
          flag: '--auto --no-auto --no-quiet --no-schedule --quiet',
          value: '--schedule --task',
        },
        operands: 'text',
        effects: ['changes-repository'],
      },
      'start stop register unregister': {
        options: { flag: '--force', value: '--config-file --scheduler' },
        operands: 'text',
        effects: ['changes-system'],
      },
    },
  },
  'format-patch': {
    options: {
      asks: '--alternate-refs --ext-diff --no-index --show-signature --textconv',
      flag: '-# --abbrev-commit --all --all-match --author-date-order --basic-regexp --binary --bisect --bisect-all --bisect-vars --boundary --check --cherry --cherry-mark --cherry-pick --children --clear-decorations --combined-all-paths --commit-header --compact-summary --count --cover-letter --date-order --dd --default-prefix --dense --do-walk --end-of-options --exclude-first-parent-only --exclude-promisor-objects --exit-code --extended-regexp --find-copies-harder --first-parent --fixed-strings --follow --force-in-body-from --full-diff --full-history --full-index --function-context --graph --header --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-if-in-upstream --ignore-missing --ignore-space-at-eol --ignore-space-change --in-commit-order --indent-heuristic --indexed-objects --invert-grep --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --keep-subject --left-only --left-right --log-size --mailmap --merge --merges --minimal --name-only --name-status --no-abbrev --no-abbrev-commit --no-add-header --no-attach --no-base --no-binary --no-cc --no-color --no-color-moved --no-color-moved-ws --no-commit-header --no-commit-id --no-compact-summary --no-cover-from-description --no-cover-letter --no-creation-factor --no-decorate --no-diff-merges --no-exit-code --no-expand-tabs --no-ext-diff --no-filename-max-length --no-find-copies-harder --no-follow --no-force-in-body-from --no-from --no-full-index --no-function-context --no-graph --no-ignore-if-in-upstream --no-ignore-matching-lines --no-in-reply-to --no-indent-heuristic --no-interdiff --no-mailmap --no-max-parents --no-merges --no-min-parents --no-minimal --no-notes --no-numbered --no-numbered-files --no-object-names --no-patch --no-prefix --no-progress --no-quiet --no-range-diff --no-relative --no-rename-empty --no-renames --no-reroll-count --no-show-signature --no-signature --no-signature-file --no-signoff --no-standard-notes --no-start-number --no-stat --no-stdout --no-suffix --no-text --no-textconv --no-thread --no-to --no-zero-commit --not --numbered --numbered-files --numstat --object-names --objects --objects-edge --oneline --ours --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp --pickaxe-all --pickaxe-regex --progress --quiet --raw --reflog --regexp-ignore-case --relative-date --remerge-diff --remove-empty --rename-empty --reverse --rfc --right-only --root --shortstat --show-notes-by-default --show-pulls --signoff --simplify-by-decoration --simplify-merges --single-worktree --source --sparse --standard-notes --stdin --stdout --summary --text --theirs --timestamp --topo-order --unpacked --use-bitmap-index --use-mailmap --walk-reflogs --zero-commit -D -E -F -N -P -R -W -a -b -c -g -i -k -m -n -p -q -r -s -t -u -w -z',
      optional:
        '--abbrev --ancestry-path --attach --base --branches --break-rewrites --color --color-moved --color-words --cumulative --decorate --decorate-refs-exclude --diff-merges --dirstat --dirstat-by-file --disk-usage --encoding --exclude --exclude-hidden --expand-tabs --filter --find-copies --find-renames --format --from --glob --ignore-submodules --inline --max-age --max-parents --min-age --min-parents --missing --no-walk --notes --pretty --relative --remotes --show-linear-break --show-notes --since-as-filter --stat --submodule --tags --thread --unified --word-diff -B -C -M -U -X -v',
      read: '-O',
      value:
        '--add-header --after --anchored --author --before --cc --color-moved-ws --committer --cover-from-description --creation-factor --date --diff-algorithm --diff-filter --dst-prefix --filename-max-length --find-object --grep --grep-reflog --ignore-matching-lines --in-reply-to --inter-hunk-context --interdiff --line-prefix --max-count --output-indicator-context --output-indicator-new --output-indicator-old --range-diff --reroll-count --rotate-to --signature --signature-file --since --skip --skip-to --src-prefix --start-number --stat-count --stat-graph-width --stat-name-width --stat-width --subject-prefix --suffix --to --until --word-diff-regex --ws-error-highlight -G -I -S -l',
      write: '--output',
      'write-into': '--output-directory -o',
    },
    operands: 'revisions',
    effects: ['unpacks'],
  },
  'difftool mergetool': {
    options: {
      run: '-x --extcmd',
      value: '-t --tool',
      flag: '-y -d -g --no-prompt --prompt --dir-diff --gui --no-gui --tool-help --trust-exit-code --no-index',
    },
    operands: 'text',
    effects: ['runs-code'],
  },
  'gui citool gitk instaweb': {
    options: {},
    operands: 'text',
    effects: ['opens-terminal', 'runs-code'],
  },
  'send-email imap-send send-pack http-push': {
    options: {
      read: '--compose-file',
      value: '--to --cc --bcc --from --subject --smtp-server',
      flag: '--annotate --compose --dry-run -v',
      run: '--to-cmd --cc-cmd --sendmail-cmd',
    },
    operands: 'text',
    effects: ['pushes'],
  },
  'svn p4 cvsimport cvsexportcommit cvsserver archimport quiltimport': {
    options: {},
    operands: 'text',
    effects: ['uses-network', 'changes-repository'],
  },
  lfs: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      push: { options: { flag: '--all --dry-run' }, operands: 'text', effects: ['pushes'] },
      'fetch pull clone': {
        options: {},
        operands: 'text',
        effects: ['uses-network', 'changes-repository'],
      },
      'ls-files status env version': { options: {}, operands: 'text', effects: ['runs-code'] },
      'track untrack install uninstall update migrate checkout prune lock unlock': {
        options: {},
        operands: 'text',
        effects: ['changes-repository'],
      },
    },
  },
  subtree: { options: {}, operands: 'text', effects: ['uses-network', 'changes-repository'] },
};
