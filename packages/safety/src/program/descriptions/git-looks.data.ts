import type { ProgramDescription } from './program-description.ts';

/** The commands of git that only look; each lists every option that its own help knows. */
export const gitLooks: Readonly<Record<string, ProgramDescription>> = {
  status: {
    options: {
      flag: '--ahead-behind --branch --long --no-ahead-behind --no-branch --no-column --no-ignore-submodules --no-ignored --no-long --no-null --no-porcelain --no-renames --no-short --no-show-stash --no-untracked-files --no-verbose --null --renames --short --show-stash --verbose -b -s -v -z',
      optional:
        '--column --find-renames --ignore-submodules --ignored --porcelain --untracked-files -M -u',
    },
    operands: 'revisions',
  },
  diff: {
    options: {
      asks: '--ext-diff --no-index --textconv',
      flag: '-# --base --binary --cached --cc --check --combined-all-paths --compact-summary --dd --default-prefix --end-of-options --exit-code --find-copies-harder --follow --full-index --function-context --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-space-at-eol --ignore-space-change --indent-heuristic --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --merge-base --minimal --name-only --name-status --no-abbrev --no-color --no-color-moved --no-color-moved-ws --no-commit-id --no-compact-summary --no-diff-merges --no-exit-code --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-ignore-matching-lines --no-indent-heuristic --no-minimal --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-text --no-textconv --numstat --ours --patch --patch-with-raw --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --raw --remerge-diff --rename-empty --root --shortstat --staged --stdin --summary --text --theirs -D -R -W -a -b -c -m -p -q -r -s -t -u -v -w -z',
      optional:
        '--abbrev --break-rewrites --color --color-moved --color-words --cumulative --diff-merges --dirstat --dirstat-by-file --find-copies --find-renames --ignore-submodules --relative --stat --submodule --unified --word-diff -B -C -M -U -X',
      read: '-O',
      value:
        '--anchored --color-moved-ws --diff-algorithm --diff-filter --dst-prefix --find-object --ignore-matching-lines --inter-hunk-context --line-prefix --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --word-diff-regex --ws-error-highlight -G -I -S -l',
      write: '--output',
    },
    operands: 'revisions',
  },
  'diff-tree diff-index diff-files': {
    options: {
      asks: '--ext-diff --no-index --show-signature --textconv',
      flag: '-# --abbrev-commit --base --binary --cached --cc --check --combined-all-paths --compact-summary --dd --default-prefix --end-of-options --exit-code --find-copies-harder --follow --full-index --function-context --graph --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-space-at-eol --ignore-space-change --indent-heuristic --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --merge-base --minimal --name-only --name-status --no-abbrev --no-color --no-color-moved --no-color-moved-ws --no-commit-id --no-compact-summary --no-diff-merges --no-exit-code --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-ignore-matching-lines --no-indent-heuristic --no-minimal --no-notes --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-text --no-textconv --numstat --oneline --ours --patch --patch-with-raw --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --raw --remerge-diff --rename-empty --root --shortstat --staged --stdin --summary --text --theirs -D -R -W -a -b -c -m -p -q -r -s -t -u -v -w -z',
      optional:
        '--abbrev --break-rewrites --color --color-moved --color-words --cumulative --diff-merges --dirstat --dirstat-by-file --encoding --find-copies --find-renames --format --ignore-submodules --notes --pretty --relative --stat --submodule --unified --word-diff -B -C -M -U -X',
      read: '-O',
      value:
        '--anchored --color-moved-ws --diff-algorithm --diff-filter --dst-prefix --find-object --ignore-matching-lines --inter-hunk-context --line-prefix --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --word-diff-regex --ws-error-highlight -G -I -S -l',
      write: '--output',
    },
    operands: 'revisions',
  },
  'log whatchanged show': {
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
  reflog: {
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
    operands: 'none',
    subcommands: {
      show: {
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
      exists: { options: {}, operands: 'text' },
      list: { options: {}, operands: 'none' },
      expire: {
        options: {
          flag: '--all --dry-run --no-all --no-dry-run --no-rewrite --no-single-worktree --no-stale-fix --no-updateref --no-verbose --rewrite --single-worktree --stale-fix --updateref --verbose',
          value: '--expire --expire-unreachable',
        },
        operands: 'text',
        effects: ['destroys'],
      },
      delete: {
        options: {
          flag: '--dry-run --no-dry-run --no-rewrite --no-updateref --no-verbose --rewrite --updateref --verbose',
        },
        operands: 'text',
        effects: ['destroys'],
      },
    },
  },
  'range-diff': {
    options: {
      asks: '--ext-diff --no-index --textconv',
      flag: '-# --base --binary --cached --cc --check --combined-all-paths --compact-summary --dd --default-prefix --dual-color --end-of-options --exit-code --find-copies-harder --follow --full-index --function-context --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-space-at-eol --ignore-space-change --indent-heuristic --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --left-only --merge-base --minimal --name-only --name-status --no-abbrev --no-color --no-color-moved --no-color-moved-ws --no-commit-id --no-compact-summary --no-creation-factor --no-diff-merges --no-dual-color --no-exit-code --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-ignore-matching-lines --no-indent-heuristic --no-left-only --no-minimal --no-notes --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-right-only --no-text --no-textconv --numstat --ours --patch --patch-with-raw --patch-with-stat --patience --pickaxe-all --pickaxe-regex --quiet --raw --remerge-diff --rename-empty --right-only --root --shortstat --staged --stdin --summary --text --theirs -D -R -W -a -b -c -m -p -q -r -s -t -u -v -w -z',
      optional:
        '--abbrev --break-rewrites --color --color-moved --color-words --cumulative --diff-merges --dirstat --dirstat-by-file --find-copies --find-renames --ignore-submodules --notes --relative --stat --submodule --unified --word-diff -B -C -M -U -X',
      read: '-O',
      value:
        '--anchored --color-moved-ws --creation-factor --diff-algorithm --diff-filter --dst-prefix --find-object --ignore-matching-lines --inter-hunk-context --line-prefix --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --word-diff-regex --ws-error-highlight -G -I -S -l',
      write: '--output',
    },
    operands: 'revisions',
  },
  'rev-list': {
    options: {
      asks: '--alternate-refs --ext-diff --no-index --show-signature --textconv',
      flag: '-# --abbrev-commit --all --all-match --author-date-order --base --basic-regexp --binary --bisect --bisect-all --bisect-vars --boundary --cc --check --cherry --cherry-mark --cherry-pick --children --clear-decorations --combined-all-paths --commit-header --compact-summary --count --date-order --dd --default-prefix --dense --do-walk --end-of-options --exclude-first-parent-only --exclude-promisor-objects --exit-code --extended-regexp --find-copies-harder --first-parent --fixed-strings --follow --full-diff --full-history --full-index --function-context --graph --header --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-missing --ignore-space-at-eol --ignore-space-change --in-commit-order --indent-heuristic --indexed-objects --invert-grep --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --left-only --left-right --log-size --mailmap --merge --merges --minimal --name-only --name-status --no-abbrev --no-abbrev-commit --no-color --no-color-moved --no-color-moved-ws --no-commit-header --no-commit-id --no-compact-summary --no-decorate --no-diff-merges --no-exit-code --no-expand-tabs --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-graph --no-ignore-matching-lines --no-indent-heuristic --no-mailmap --no-max-parents --no-merges --no-min-parents --no-minimal --no-notes --no-object-names --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-show-signature --no-standard-notes --no-text --no-textconv --not --numstat --object-names --objects --objects-edge --oneline --ours --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp --pickaxe-all --pickaxe-regex --quiet --raw --reflog --regexp-ignore-case --relative-date --remerge-diff --remove-empty --rename-empty --reverse --right-only --root --shortstat --show-notes-by-default --show-pulls --simplify-by-decoration --simplify-merges --single-worktree --source --sparse --standard-notes --stdin --summary --text --theirs --timestamp --topo-order --unpacked --use-bitmap-index --use-mailmap --walk-reflogs -D -E -F -P -R -W -a -b -c -g -i -m -p -q -r -s -t -u -v -w -z',
      optional:
        '--abbrev --ancestry-path --branches --break-rewrites --color --color-moved --color-words --cumulative --decorate --decorate-refs-exclude --diff-merges --dirstat --dirstat-by-file --disk-usage --encoding --exclude --exclude-hidden --expand-tabs --filter --find-copies --find-renames --format --glob --ignore-submodules --max-age --max-parents --min-age --min-parents --missing --no-walk --notes --pretty --relative --remotes --show-linear-break --show-notes --since-as-filter --stat --submodule --tags --unified --word-diff -B -C -M -U -X',
      read: '-O',
      value:
        '--after --anchored --author --before --color-moved-ws --committer --date --diff-algorithm --diff-filter --dst-prefix --find-object --grep --grep-reflog --ignore-matching-lines --inter-hunk-context --line-prefix --max-count --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --since --skip --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --until --word-diff-regex --ws-error-highlight -G -I -S -l -n',
      write: '--output',
    },
    operands: 'revisions',
  },
  'blame annotate': {
    options: {
      flag: '--color-by-age --color-lines --end-of-options --incremental --line-porcelain --minimal --no-abbrev --no-color-by-age --no-color-lines --no-contents --no-ignore-rev --no-ignore-revs-file --no-incremental --no-line-porcelain --no-minimal --no-porcelain --no-progress --no-root --no-score-debug --no-show-email --no-show-name --no-show-number --no-show-stats --porcelain --progress --root --score-debug --show-email --show-name --show-number --show-stats -b -c -e -f -l -n -p -s -t -w',
      optional: '--abbrev --date -C -M',
      read: '--contents --ignore-revs-file -S',
      value: '--ignore-rev -L',
    },
    operands: 'revisions',
  },
  grep: {
    options: {
      asks: '--ext-grep --no-index --textconv',
      flag: '-# --all-match --and --basic-regexp --break --cached --column --count --end-of-options --exclude-standard --extended-regexp --files-with-matches --files-without-match --fixed-strings --full-name --function-context --heading --ignore-case --index --invert-match --line-number --name-only --no-after-context --no-all-match --no-basic-regexp --no-before-context --no-break --no-cached --no-color --no-column --no-context --no-count --no-exclude-standard --no-ext-grep --no-extended-regexp --no-files-with-matches --no-files-without-match --no-fixed-strings --no-full-name --no-function-context --no-heading --no-ignore-case --no-invert-match --no-line-number --no-max-count --no-name-only --no-null --no-only-matching --no-open-files-in-pager --no-or --no-perl-regexp --no-quiet --no-recurse-submodules --no-recursive --no-show-function --no-text --no-textconv --no-threads --no-untracked --no-word-regexp --not --null --only-matching --or --perl-regexp --quiet --recurse-submodules --recursive --show-function --text --untracked --word-regexp -E -F -G -H -I -L -P -W -a -c -h -i -l -n -o -p -q -r -v -w -z',
      optional: '--color',
      'optional-run': '--open-files-in-pager -O',
      pattern: '-e',
      read: '-f',
      value:
        '--after-context --before-context --context --max-count --max-depth --threads -A -B -C -m',
    },
    first: ['pattern'],
    operands: 'revisions',
  },
  'ls-files': {
    options: {
      flag: '--cached --debug --deduplicate --deleted --directory --empty-directory --eol --error-unmatch --exclude-standard --full-name --ignored --killed --modified --no-abbrev --no-cached --no-debug --no-deduplicate --no-deleted --no-directory --no-empty-directory --no-eol --no-error-unmatch --no-exclude-per-directory --no-ignored --no-killed --no-modified --no-others --no-recurse-submodules --no-resolve-undo --no-sparse --no-stage --no-unmerged --no-with-tree --others --recurse-submodules --resolve-undo --sparse --stage --unmerged -c -d -f -i -k -m -o -s -t -u -v -z',
      optional: '--abbrev',
      read: '--exclude-from -X',
      value: '--exclude --exclude-per-directory --format --with-tree -x',
    },
    operands: 'revisions',
  },
  'ls-tree': {
    options: {
      flag: '--full-name --full-tree --long --name-only --name-status --no-abbrev --no-full-name --no-full-tree --object-only -d -l -r -t -z',
      optional: '--abbrev',
      value: '--format',
    },
    operands: 'revisions',
  },
  'rev-parse': {
    options: {
      flag: '--absolute-git-dir --all --end-of-options --flags --git-common-dir --git-dir --is-bare-repository --is-inside-git-dir --is-inside-work-tree --is-shallow-repository --local-env-vars --no-flags --no-revs --not --quiet --revs-only --shared-index-path --show-cdup --show-prefix --show-superproject-working-tree --show-toplevel --sq --symbolic --symbolic-full-name --verify -q',
      optional:
        '--abbrev-ref --after --before --branches --default --disambiguate --exclude --glob --path-format --prefix --remotes --short --show-object-format --since --tags --until',
      read: '--git-path',
    },
    operands: 'revisions',
  },
  describe: {
    options: {
      flag: '--all --always --contains --debug --exact-match --first-parent --long --no-abbrev --no-all --no-always --no-broken --no-candidates --no-debug --no-dirty --no-exact-match --no-exclude --no-first-parent --no-long --no-match --no-tags --tags',
      optional: '--abbrev --broken --dirty --no-contains',
      value: '--candidates --exclude --match',
    },
    operands: 'revisions',
    // To know whether it is dirty, git writes the index.
    uses: [{ when: '--dirty --broken', effects: ['changes-repository'] }],
  },
  shortlog: {
    options: {
      asks: '--alternate-refs --ext-diff --no-index --show-signature --textconv',
      flag: '-# --abbrev-commit --all --all-match --author-date-order --base --basic-regexp --binary --bisect --bisect-all --bisect-vars --boundary --cc --check --cherry --cherry-mark --cherry-pick --children --clear-decorations --combined-all-paths --commit-header --committer --compact-summary --count --date-order --dd --default-prefix --dense --do-walk --email --end-of-options --exclude-first-parent-only --exclude-promisor-objects --exit-code --extended-regexp --find-copies-harder --first-parent --fixed-strings --follow --full-diff --full-history --full-index --function-context --graph --header --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-missing --ignore-space-at-eol --ignore-space-change --in-commit-order --indent-heuristic --indexed-objects --invert-grep --irreversible-delete --ita-invisible-in-index --ita-visible-in-index --left-only --left-right --log-size --mailmap --merge --merges --minimal --name-only --name-status --no-abbrev --no-abbrev-commit --no-color --no-color-moved --no-color-moved-ws --no-commit-header --no-commit-id --no-committer --no-compact-summary --no-decorate --no-diff-merges --no-email --no-exit-code --no-expand-tabs --no-ext-diff --no-find-copies-harder --no-follow --no-full-index --no-function-context --no-graph --no-group --no-ignore-matching-lines --no-indent-heuristic --no-mailmap --no-max-parents --no-merges --no-min-parents --no-minimal --no-notes --no-numbered --no-object-names --no-patch --no-prefix --no-quiet --no-relative --no-rename-empty --no-renames --no-show-signature --no-standard-notes --no-summary --no-text --no-textconv --not --numbered --numstat --object-names --objects --objects-edge --oneline --ours --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp --pickaxe-all --pickaxe-regex --quiet --raw --reflog --regexp-ignore-case --relative-date --remerge-diff --remove-empty --rename-empty --reverse --right-only --root --shortstat --show-notes-by-default --show-pulls --simplify-by-decoration --simplify-merges --single-worktree --source --sparse --standard-notes --stdin --summary --text --theirs --timestamp --topo-order --unpacked --use-bitmap-index --use-mailmap --walk-reflogs -D -E -F -P -R -W -a -b -c -e -g -i -m -n -p -q -r -s -t -u -v -z',
      optional:
        '--abbrev --ancestry-path --branches --break-rewrites --color --color-moved --color-words --cumulative --decorate --decorate-refs-exclude --diff-merges --dirstat --dirstat-by-file --disk-usage --encoding --exclude --exclude-hidden --expand-tabs --filter --find-copies --find-renames --format --glob --ignore-submodules --max-age --max-parents --min-age --min-parents --missing --no-walk --notes --pretty --relative --remotes --show-linear-break --show-notes --since-as-filter --stat --submodule --tags --unified --word-diff -B -C -M -U -X -w',
      read: '-O',
      value:
        '--after --anchored --author --before --color-moved-ws --date --diff-algorithm --diff-filter --dst-prefix --find-object --grep --grep-reflog --group --ignore-matching-lines --inter-hunk-context --line-prefix --max-count --output-indicator-context --output-indicator-new --output-indicator-old --rotate-to --since --skip --skip-to --src-prefix --stat-count --stat-graph-width --stat-name-width --stat-width --until --word-diff-regex --ws-error-highlight -G -I -S -l',
      write: '--output',
    },
    operands: 'revisions',
  },
  'cat-file': {
    options: {
      asks: '--batch --batch-command --filters --textconv',
      flag: '--allow-unknown-type --batch-all-objects --buffer --follow-symlinks --mailmap --no-allow-unknown-type --no-buffer --no-follow-symlinks --no-mailmap --no-path --no-unordered --no-use-mailmap --unordered --use-mailmap -Z -e -p -s -t -z',
      optional: '--batch-check',
      value: '--path',
    },
    operands: 'revisions',
    uses: [{ when: '--batch --batch-check --batch-command', waitsForInput: true }],
  },
  'for-each-ref': {
    options: {
      flag: '--ignore-case --no-color --no-count --no-format --no-ignore-case --no-perl --no-points-at --no-python --no-shell --no-sort --no-tcl --perl --python --shell --stdin --tcl -p -s',
      optional: '--color --contains --merged --no-contains --no-merged',
      value: '--count --exclude --format --points-at --sort',
    },
    operands: 'text',
  },
  'name-rev': {
    options: {
      flag: '--all --always --annotate-stdin --name-only --no-all --no-always --no-annotate-stdin --no-exclude --no-name-only --no-peel-tag --no-refs --no-stdin --no-tags --no-undefined --peel-tag --stdin --tags --undefined',
      value: '--exclude --refs',
    },
    operands: 'revisions',
  },
  'merge-base': {
    options: { flag: '--all --fork-point --independent --is-ancestor --no-all --octopus -a' },
    operands: 'revisions',
  },
  'show-ref': {
    options: {
      flag: '--dereference --head --heads --no-abbrev --no-dereference --no-hash --no-head --no-heads --no-quiet --no-tags --no-verify --quiet --tags --verify -d -q',
      optional: '--abbrev --exclude-existing --hash -s',
    },
    operands: 'revisions',
  },
  'show-branch': {
    options: {
      flag: '--all --current --date-order --independent --list --merge-base --name --no-all --no-color --no-current --no-date-order --no-independent --no-list --no-merge-base --no-more --no-name --no-remotes --no-sha1-name --no-sparse --no-topics --no-topo-order --remotes --sha1-name --sparse --topics --topo-order -a -r',
      optional: '--color --more --reflog -g',
    },
    operands: 'revisions',
  },
  'symbolic-ref': {
    options: {
      flag: '--delete --no-quiet --no-recurse --no-short --quiet --recurse --short -d -q',
      value: '-m',
      asks: '--no-delete',
    },
    first: ['text'],
    operands: 'change',
    uses: [{ when: '-d --delete', effects: ['destroys'] }],
  },
  var: { options: { flag: '-l' }, operands: 'text', maxOperands: 1 },
  'check-ignore': {
    options: {
      flag: '--index --no-index --no-non-matching --no-quiet --no-verbose --non-matching --quiet --stdin --verbose -n -q -v -z',
      asks: '--no-stdin',
    },
    operands: 'revisions',
    uses: [{ when: '--stdin', waitsForInput: true }],
  },
  'check-attr': {
    options: {
      flag: '--all --cached --no-all --no-cached --stdin -a -z',
      value: '--source',
      asks: '--no-stdin',
    },
    operands: 'revisions',
    uses: [{ when: '--stdin', waitsForInput: true }],
  },
  'check-mailmap': { options: { flag: '--no-stdin --stdin' }, operands: 'text' },
  'check-ref-format': {
    options: {
      flag: '--allow-onelevel --branch --no-allow-onelevel --normalize --print --refspec-pattern',
    },
    operands: 'text',
  },
  'count-objects': {
    options: { flag: '--human-readable --no-human-readable --no-verbose --verbose -H -v' },
    operands: 'none',
  },
  cherry: {
    options: { flag: '--no-abbrev --no-verbose --verbose -v', optional: '--abbrev' },
    operands: 'revisions',
  },
  'verify-pack': {
    options: {
      flag: '--no-object-format --no-stat-only --no-verbose --stat-only --verbose -s -v',
      value: '--object-format',
    },
    operands: 'read',
  },
  'fsck fsck-objects': {
    options: {
      asks: '--lost-found',
      flag: '--cache --connectivity-only --dangling --full --name-objects --no-cache --no-connectivity-only --no-dangling --no-full --no-lost-found --no-name-objects --no-progress --no-reflogs --no-root --no-strict --no-tags --no-unreachable --no-verbose --progress --reflogs --root --strict --tags --unreachable --verbose -v',
    },
    operands: 'revisions',
  },
  version: { options: { flag: '--build-options' }, operands: 'none' },
  'get-tar-commit-id': { options: {}, operands: 'none', waitsForInput: true },
  'patch-id': {
    options: { flag: '--stable --unstable --verbatim' },
    operands: 'none',
    waitsForInput: true,
  },
  stripspace: {
    options: { flag: '--comment-lines --strip-comments -c -s' },
    operands: 'none',
    waitsForInput: true,
  },
  column: {
    options: { optional: '--command --indent --mode --nl --padding --raw-mode --width' },
    operands: 'none',
    waitsForInput: true,
  },
  // Where it writes is read before everything else, so a value that stands apart may be that.
  archive: {
    options: {
      asks: '--add-file --add-virtual-file',
      flag: '-# --list --verbose --worktree-attributes -l -v',
      optional: '--format --mtime --prefix',
      run: '--exec',
      url: '--remote',
      write: '--output -o',
    },
    operands: 'revisions',
  },
  help: {
    options: { flag: '-a --all -g --guides -i --info -m --man -w --web -c --config -v --verbose' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
};
