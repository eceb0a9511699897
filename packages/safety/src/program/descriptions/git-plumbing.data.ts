import type { ProgramDescription } from './program-description.ts';

/** The commands of git that scripts use, and those that serve others. */
export const gitPlumbing: Readonly<Record<string, ProgramDescription>> = {
  'prune prune-packed': {
    options: {
      flag: '--dry-run --exclude-promisor-objects --no-dry-run --no-exclude-promisor-objects --no-expire --no-progress --no-verbose --progress --verbose -n -v',
      value: '--expire',
    },
    operands: 'text',
    effects: ['destroys'],
  },
  repack: {
    options: {
      flag: '--cruft --delta-islands --keep-unreachable --local --no-cruft --no-cruft-expiration --no-delta-islands --no-depth --no-expire-to --no-geometric --no-keep-pack --no-keep-unreachable --no-local --no-max-pack-size --no-pack-kept-objects --no-quiet --no-threads --no-unpack-unreachable --no-window --no-window-memory --no-write-bitmap-index --no-write-midx --pack-kept-objects --quiet --write-bitmap-index --write-midx -A -F -a -b -d -f -i -k -l -m -n -q',
      value:
        '--cruft-expiration --depth --expire-to --geometric --keep-pack --max-pack-size --threads --unpack-unreachable --window --window-memory -g',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  'update-ref': {
    options: {
      flag: '--create-reflog --deref --no-create-reflog --no-deref --stdin -d -z',
      value: '-m',
      asks: '--no-stdin',
    },
    operands: 'text',
    effects: ['changes-repository'],
    uses: [
      { when: '-d', effects: ['destroys'] },
      { when: '--stdin', effects: ['destroys'] },
    ],
  },
  'filter-branch filter-repo': {
    options: {
      run: '--setup --tree-filter --index-filter --env-filter --msg-filter --parent-filter --commit-filter --tag-name-filter --subdirectory-filter',
      value: '-d --state-branch --original --path --refs',
      flag: '--prune-empty --force -f --invert-paths --analyze',
    },
    operands: 'text',
    effects: ['destroys', 'runs-code'],
  },
  'read-tree': {
    options: {
      destroys: '--reset -u',
      flag: '--aggressive --debug-unpack --dry-run --empty --no-aggressive --no-debug-unpack --no-dry-run --no-empty --no-quiet --no-recurse-submodules --no-reset --no-sparse-checkout --no-trivial --no-verbose --quiet --sparse-checkout --trivial --verbose -i -m -n -q -v',
      optional: '--recurse-submodules',
      value: '--exclude-per-directory --index-output --prefix',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  'checkout-index': {
    options: {
      destroys: '--force -f',
      flag: '--all --create --ignore-skip-worktree-bits --index --no-all --no-create --no-force --no-ignore-skip-worktree-bits --no-index --no-prefix --no-quiet --no-stdin --no-temp --quiet --stdin --temp -a -n -q -u -z',
      value: '--prefix --stage',
    },
    operands: 'write',
    effects: ['changes-repository'],
  },
  'update-index': {
    options: {
      flag: '--add --again --assume-unchanged --clear-resolve-undo --force-remove --force-untracked-cache --force-write-index --fsmonitor --fsmonitor-valid --ignore-missing --ignore-skip-worktree-entries --ignore-submodules --index-info --info-only --no-add --no-assume-unchanged --no-force-remove --no-force-untracked-cache --no-force-write-index --no-fsmonitor --no-fsmonitor-valid --no-ignore-missing --no-ignore-skip-worktree-entries --no-ignore-submodules --no-index-version --no-info-only --no-remove --no-replace --no-skip-worktree --no-split-index --no-test-untracked-cache --no-unmerged --no-untracked-cache --no-verbose --really-refresh --refresh --remove --replace --skip-worktree --split-index --stdin --test-untracked-cache --unmerged --unresolve --untracked-cache --verbose -g -q -z',
      optional: '--cacheinfo',
      value: '--chmod --index-version',
    },
    operands: 'text',
    effects: ['changes-repository'],
  },
  'write-tree commit-tree mktree mktag merge-tree commit-graph multi-pack-index pack-refs pack-objects unpack-objects index-pack merge-index merge-one-file unpack-file fast-import merge-recursive merge-subtree merge-resolve merge-ours merge-octopus refs':
    { options: {}, operands: 'change', effects: ['changes-repository'] },
  'hash-object': {
    options: {
      asks: '--stdin-paths -w',
      flag: '--filters --literally --no-filters --no-literally --no-path --no-stdin --no-stdin-paths --stdin',
      value: '--path -t',
    },
    operands: 'read',
  },
  'merge-file': {
    options: {
      flag: '--diff3 --no-diff3 --no-marker-size --no-ours --no-quiet --no-theirs --no-union --no-zdiff3 --ours --quiet --stdout --theirs --union --zdiff3 -p -q',
      value: '--marker-size -L',
      asks: '--no-stdout',
    },
    first: ['write'],
    operands: 'read',
    uses: [{ when: '-p --stdout', first: ['read'] }],
  },
  'fast-export': { options: {}, operands: 'revisions', needs: '' },
  'verify-commit verify-tag': {
    options: { flag: '-v --verbose --raw', value: '--format' },
    operands: 'text',
    effects: ['runs-code'],
  },
  'interpret-trailers': {
    options: {
      'in-place': '--in-place',
      value: '--trailer --where --if-exists --if-missing',
      flag: '--parse --only-trailers --only-input --unfold --no-divider --trim-empty',
    },
    operands: 'read',
    effects: ['runs-code'],
  },
  'daemon http-backend': { options: {}, operands: 'text', effects: ['endless', 'uses-network'] },
  'upload-pack upload-archive receive-pack shell': {
    options: {},
    operands: 'text',
    effects: ['runs-code'],
  },
  'fetch-pack http-fetch request-pull remote-http remote-https remote-ftp remote-ext remote-fd': {
    options: {},
    operands: 'text',
    effects: ['uses-network'],
  },
  'for-each-repo': {
    options: { value: '--config' },
    stopsAtOperand: true,
    operands: 'text',
    effects: ['runs-code'],
  },
  hook: { options: {}, operands: 'text', effects: ['runs-code'] },
  'credential credential-store credential-cache': {
    options: {},
    operands: 'text',
    effects: ['reads-environment'],
  },
};
