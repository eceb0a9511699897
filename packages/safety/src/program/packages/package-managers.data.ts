import type { OptionTable } from '../options/option-table.ts';

/** How a package manager runs the scripts of a package. */
export interface PackageManager {
  /** Options that take no word and options that take one, before and behind the command; what is not listed may be either. */
  readonly options: OptionTable;
  /** Options with which it works in another package, whose scripts are not known. */
  readonly elsewhere: string;
  /** Commands whose first operand is a script's name, parted by spaces. */
  readonly runs: string;
  /** Commands that are scripts themselves, by their script's name. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Commands that run scripts around what they do, by their scripts' names. */
  readonly lifecycle: Readonly<Record<string, string>>;
  /** True: a word that is no command is a script's name. */
  readonly takesBareNames: boolean;
  /** True: words behind the script's name are the script's, options too. */
  readonly stopsAtName: boolean;
}

const installing =
  'preinstall install postinstall prepublish preprepare prepare postprepare dependencies';
const packing = 'prepack prepare postpack prepublishOnly prepublish publish postpublish';
const versioning = 'preversion version postversion';
const named = { test: 'test', start: 'start', stop: 'stop', restart: 'restart' } as const;
const around = {
  'install i in ins inst insta instal isnt isnta isntal isntall add ci clean-install ic install-clean isntall-clean it install-test cit sit install-ci-test clean-install-test rebuild rb link ln update up upgrade udpate dedupe ddp uninstall remove rm r un unlink':
    installing,
  'publish pack': packing,
  'version verison': versioning,
  restart: 'stop start',
} as const;

/** Package managers and runtimes that run scripts of `package.json`. */
export const packageManagers: Readonly<Record<string, PackageManager>> = {
  npm: {
    options: {
      flag: '-a -f -g -l -p -s -S -D -E -O -P -B -q -d -n -y -h --all --force --global --if-present --ignore-scripts --include-workspace-root --json --long --offline --parseable --prefer-offline --quiet --silent --verbose --workspaces --ws --yes --no-audit --no-fund --no-progress --no-update-notifier --no-save --no-package-lock --legacy-peer-deps --foreground-scripts --save --save-dev --save-exact',
      value:
        '-w --workspace -C --prefix --loglevel --script-shell --omit --include --scope --registry --tag --node-options --userconfig --cache',
    },
    elsewhere: '-w --workspace --workspaces --ws -C --prefix -g --global',
    runs: 'run run-script rum urn',
    scripts: { ...named, t: 'test', tst: 'test' },
    lifecycle: around,
    takesBareNames: false,
    stopsAtName: false,
  },
  pnpm: {
    options: {
      flag: '-r --recursive -s --silent -w --workspace-root --if-present --parallel --sequential --stream --no-bail --json --color --no-color --aggregate-output --use-stderr',
      value:
        '-C --dir -F --filter --filter-prod --loglevel --reporter --workspace-concurrency --script-shell --resume-from',
    },
    elsewhere: '-C --dir -F --filter --filter-prod -r --recursive -w --workspace-root',
    runs: 'run run-script',
    scripts: { ...named, t: 'test', tst: 'test' },
    lifecycle: around,
    takesBareNames: true,
    stopsAtName: true,
  },
  yarn: {
    options: {
      flag: '-s --silent --json --verbose --offline --prefer-offline --non-interactive --top-level -T --binaries-only -B --inspect --inspect-brk',
      value: '--cwd --use-yarnrc --mutex --modules-folder --cache-folder --registry',
    },
    elsewhere: '--cwd',
    runs: 'run run-script',
    scripts: named,
    lifecycle: { ...around, '': installing },
    takesBareNames: true,
    stopsAtName: true,
  },
  bun: {
    options: {
      flag: '-b --bun --silent --watch --hot --smol --if-present --no-install -i',
      value: '--cwd -F --filter --env-file -r --preload --require --import --shell --elide-lines',
    },
    elsewhere: '--cwd -F --filter',
    runs: 'run',
    scripts: {},
    lifecycle: around,
    takesBareNames: true,
    stopsAtName: true,
  },
  deno: {
    options: {
      flag: '-q --quiet -r --recursive --eval',
      value: '-c --config --cwd -f --filter -L --log-level',
    },
    elsewhere: '--cwd -f --filter -r --recursive -c --config',
    runs: 'task',
    scripts: {},
    lifecycle: {},
    takesBareNames: false,
    stopsAtName: true,
  },
};
