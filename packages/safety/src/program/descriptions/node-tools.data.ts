import type { ProgramDescription } from './program-description.ts';

// Local programs of a project load its configuration, which is code; what stands behind the first operand may be another's.
const runsProject: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};

// The same for those that hand over to the copy in the project before they look at their options.
const handsOver: ProgramDescription = {
  options: {},
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};

const runsFile: ProgramDescription = {
  options: {
    informs: '--version -v --help -h',
    code: '-r --require --import --loader',
    script: '-e --eval -p --print',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
  language: 'javascript',
};

const serves: ProgramDescription = {
  ...runsProject,
  effects: ['runs-code', 'uses-network', 'endless'],
};
const talks: ProgramDescription = {
  options: {},
  operands: 'text',
  stopsAtOperand: true,
  effects: ['uses-network'],
};
const installs: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const publishes: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['pushes', 'runs-code'],
};
const destroys: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['destroys', 'uses-network'],
};
const deletes: ProgramDescription = {
  options: { flag: '--glob --no-glob -g -f --force -v --verbose' },
  operands: 'delete',
  effects: ['runs-code'],
};
const administers: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
};
const changesSystem: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['changes-system'],
};
const prints: ProgramDescription = { options: {}, operands: 'none' };
const opensBrowser: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['opens-terminal', 'uses-network'],
};

// Kinds of npm's settings as `npm help config` has them: a switch takes no word, so that no unknown one hides the command behind it.
const npmFlags =
  '-a -f -g -l -p -s -S -D -E -O -P -B -q -d -n -y --all --audit --no-audit --bin-links --dev --dry-run --force --foreground-scripts --fund --no-fund --global --if-present --ignore-scripts --include-workspace-root --json --legacy-peer-deps --link --long --offline --no-offline --optional --no-optional --package-lock --no-package-lock --package-lock-only --parseable --prefer-dedupe --prefer-offline --prefer-online --production --progress --no-progress --save --no-save --save-bundle --save-dev --save-exact --save-optional --save-peer --save-prod --silent --quiet --strict-peer-deps --unicode --no-unicode --update-notifier --no-update-notifier --verbose --workspaces --ws --yes --no-color';
const npmValues =
  '-w --workspace --depth --omit --include --loglevel --audit-level --scope --tag --access --otp --before --heading --only --also --cpu --os --libc --lockfile-version --fetch-retries --fetch-timeout --install-strategy --maxsockets --expect-result-count --sbom-format --sbom-type --location';
const npmOthers = {
  optional: '--color',
  run: '-c --call',
  directory: '-C --prefix',
  program: '--script-shell --shell --git --node-gyp --editor --viewer --browser',
  url: '--registry --proxy --https-proxy',
  'asks-value':
    '--userconfig --globalconfig --cache --init-module --init.module --cafile --cert --key --ca --logs-dir --node-options --user-agent --local-address --noproxy --package --pack-destination --_auth',
} as const;
// npm writes a log into its own cache, ~/.npm, whatever it is asked; that is tolerated where it only looks.
const npmLooks: ProgramDescription = {
  options: { flag: npmFlags, value: npmValues, ...npmOthers },
  operands: 'text',
};
const npmTalks: ProgramDescription = { ...npmLooks, effects: ['uses-network'] };
const npmRuns: ProgramDescription = { ...npmLooks, effects: ['runs-code'] };
const npmInstalls: ProgramDescription = { ...npmLooks, effects: ['runs-code', 'uses-network'] };
const npmExecutes: ProgramDescription = {
  options: { flag: '-y --yes -n --no', run: '-c --call', value: '-p --package -w --workspace' },
  operands: 'command',
  stopsAtOperand: true,
  effects: ['runs-code', 'uses-network'],
};

const npm: ProgramDescription = {
  options: { informs: '--version -v --versions', flag: npmFlags, value: npmValues, ...npmOthers },
  operands: 'none',
  needs: '',
  subcommands: {
    'ls list ll la root prefix bin explain why query': npmLooks,
    'help-search': { ...npmLooks, operands: 'text' },
    'view v info show outdated audit search s se find find-dupes ping fund doctor whoami diff':
      npmTalks,
    'run run-script rum urn test t tst start stop restart explore edit rebuild rb pack version verison':
      npmRuns,
    'install i in ins inst insta instal isnt isnta isntal isntall add ci clean-install ic install-clean isntall-clean install-test it install-ci-test cit clean-install-test sit update up upgrade udpate dedupe ddp uninstall unlink remove rm r un link ln prune init create innit shrinkwrap':
      npmInstalls,
    'exec x': npmExecutes,
    'sbom completion help hlep': { ...npmLooks, operands: 'text', effects: ['opens-terminal'] },
    'docs home bugs issues repo': opensBrowser,
    publish: publishes,
    'unpublish deprecate undeprecate': destroys,
    'access adduser login add-user logout owner author dist-tag dist-tags hook org ogr profile star stars unstar team token trust stage approve-scripts deny-scripts install-scripts':
      administers,
    get: npmLooks,
    set: changesSystem,
    'config c': {
      options: { flag: npmFlags, ...npmOthers },
      operands: 'none',
      needs: '',
      subcommands: {
        get: { options: { flag: '--json -g --global' }, operands: 'text' },
        'list ls': {
          options: { flag: '--json -g --global', asks: '-l --long' },
          operands: 'none',
        },
        'set delete rm edit fix': changesSystem,
      },
    },
    pkg: {
      options: { flag: npmFlags, value: npmValues, ...npmOthers },
      operands: 'none',
      needs: '',
      subcommands: {
        get: npmLooks,
        'set delete fix': { options: {}, operands: 'text', effects: ['changes-repository'] },
      },
    },
    cache: {
      options: { flag: npmFlags },
      operands: 'none',
      needs: '',
      subcommands: {
        ls: { options: {}, operands: 'text' },
        'verify clean clear rm': changesSystem,
        add: talks,
      },
    },
  },
};

const pnpmFlags =
  '--aggregate-output --color --no-color --json --long --parseable --silent -s --dev -D --prod -P --no-optional --only-projects --lockfile-only --global -g --stream --use-stderr --recursive -r --workspace-root -w --if-present --offline --prefer-offline --ignore-scripts --frozen-lockfile --no-frozen-lockfile --fail-if-no-match --parallel --sequential --no-bail --bail --report-summary --ignore-workspace';
const pnpmOthers = {
  directory: '-C --dir',
  value: '--filter -F --filter-prod --loglevel --reporter --depth --workspace-concurrency',
  program: '--script-shell --shell-emulator',
  'asks-value':
    '--store-dir --config --registry --pnpmfile --global-dir --modules-dir --virtual-store-dir',
} as const;
// Every command first loads `.pnpmfile.cjs`, and the version of itself that the project names.
const pnpmUse: ProgramDescription = {
  options: { flag: pnpmFlags, ...pnpmOthers },
  operands: 'text',
  effects: ['runs-code'],
};

const pnpm: ProgramDescription = {
  options: { flag: pnpmFlags, ...pnpmOthers },
  // What is no command is a script or a program of the package.
  operands: 'command',
  effects: ['runs-code'],
  subcommands: {
    'list ls ll la why root bin licenses run run-script test t tst start stop restart rebuild rb pack config':
      pnpmUse,
    'outdated audit view info show search ping whoami': {
      ...pnpmUse,
      effects: ['runs-code', 'uses-network'],
    },
    'install i add update up upgrade remove rm uninstall un link ln unlink dedupe import fetch prune patch patch-commit patch-remove deploy install-test it init create approve-builds':
      { ...pnpmUse, effects: ['runs-code', 'uses-network'] },
    'exec dlx': {
      options: {
        flag: '-r --recursive --parallel -c --shell-mode -s --silent',
        value: '--package --filter',
      },
      operands: 'command',
      stopsAtOperand: true,
      effects: ['runs-code', 'uses-network'],
    },
    publish: publishes,
    'unpublish deprecate': destroys,
    'login logout adduser owner dist-tag token': administers,
    'env setup self-update server store cache': administers,
  },
};

// Whatever it is asked for, yarn first runs the program that `.yarnrc` names.
const yarnUse: ProgramDescription = { options: {}, operands: 'text', effects: ['runs-code'] };
const yarnTalks: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const yarn: ProgramDescription = {
  options: { flag: '--silent -s --json --verbose --version -v --help -h', directory: '--cwd' },
  operands: 'command',
  effects: ['runs-code', 'uses-network'],
  subcommands: {
    'run exec dlx': {
      options: { value: '-p --package', flag: '-q --quiet -T --top-level -B --binaries-only' },
      operands: 'command',
      stopsAtOperand: true,
      effects: ['runs-code', 'uses-network'],
    },
    'bin node test start why list licenses info config workspace workspaces constraints version pack':
      yarnUse,
    'install add remove up upgrade upgrade-interactive outdated audit create global import link unlink dedupe rebuild set plugin cache':
      yarnTalks,
    publish: publishes,
    npm: {
      ...yarnTalks,
      options: {},
      subcommands: {
        publish: publishes,
        'audit info whoami': yarnTalks,
        'login logout tag': administers,
      },
    },
    'login logout owner team tag': administers,
  },
};

const bunRuns: ProgramDescription = {
  options: {
    flag: '--silent --bun -b --watch --hot --if-present --smol',
    code: '-r --preload --require --import',
    directory: '--cwd',
    value: '--filter -F',
  },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};
const bun: ProgramDescription = {
  options: {
    informs: '--version -v --revision --help -h',
    flag: '--silent --bun -b --watch --hot --if-present --smol',
    script: '-e --eval -p --print',
    code: '-r --preload --require --import',
    directory: '--cwd',
    value: '--filter -F',
  },
  first: ['code'],
  operands: 'text',
  effects: ['runs-code'],
  language: 'javascript',
  subcommands: {
    'run test build exec init create c x repl': bunRuns,
    'install i add a remove rm update outdated audit link unlink patch upgrade info': installs,
    publish: publishes,
    pm: {
      options: {},
      operands: 'none',
      needs: '',
      subcommands: {
        'ls list bin hash hash-string hash-print': {
          options: { flag: '--all -g' },
          operands: 'none',
        },
        'cache pack trust untrusted migrate version pkg whoami view': installs,
      },
    },
  },
};

const denoRuns: ProgramDescription = {
  options: {},
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code', 'uses-network'],
};
const deno: ProgramDescription = {
  options: { informs: '--version -V -v --help -h', flag: '-q --quiet', value: '-L --log-level' },
  first: ['code'],
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
  language: 'javascript',
  subcommands: {
    eval: {
      options: { flag: '-p --print -q --quiet', value: '--ext', code: '--preload --import' },
      first: ['script'],
      operands: 'text',
      stopsAtOperand: true,
      language: 'javascript',
    },
    'run serve test bench task compile bundle repl check cache info doc lint coverage jupyter lsp install i add remove rm uninstall outdated update init upgrade vendor clean audit approve-scripts x':
      denoRuns,
    types: prints,
    fmt: {
      options: {
        flag: '--check -q --quiet --use-tabs --single-quote --no-semicolons',
        value: '--ext --indent-width --line-width',
      },
      operands: 'write',
      readsDirectory: true,
      effects: ['changes-repository'],
      uses: [{ when: '--check', operands: 'read', effects: [] }],
    },
    publish: publishes,
    deploy: publishes,
  },
};

const node: ProgramDescription = {
  options: {
    informs: '--version -v --help -h --v8-options --completion-bash',
    script: '-e --eval',
    flag: '-c --check -p --print --abort-on-uncaught-exception --enable-source-maps --expose-gc --experimental-default-type --experimental-strip-types --no-experimental-strip-types --experimental-vm-modules --experimental-wasm-modules --frozen-intrinsics --jitless --no-addons --no-deprecation --no-warnings --pending-deprecation --preserve-symlinks --preserve-symlinks-main --throw-deprecation --trace-deprecation --trace-exit --trace-sync-io --trace-uncaught --trace-warnings --use-bundled-ca --use-openssl-ca --use-system-ca --experimental-permission --permission',
    optional: '--max-old-space-size --stack-size --stack-trace-limit --max-semi-space-size',
    value:
      '-C --conditions --disable-warning --input-type --title --unhandled-rejections --dns-result-order',
    read: '--env-file --env-file-if-exists',
    code: '-r --require --import --loader --experimental-loader --experimental-config-file --snapshot-blob --experimental-policy --openssl-config',
    networks: '--inspect --inspect-brk --inspect-wait --inspect-port --debug-port',
    asks: '-i --interactive --test --watch --cpu-prof --heap-prof --prof --build-snapshot --prof-process --test-only --experimental-test-coverage',
    'asks-value': '--run --watch-path --test-reporter --test-name-pattern --icu-data-dir',
    'write-into': '--cpu-prof-dir --heap-prof-dir --diagnostic-dir --report-directory --report-dir',
    write: '--redirect-warnings --trace-event-file-pattern --tls-keylog --cpu-prof-name',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  // Without a file it runs its input.
  effects: ['runs-code'],
  language: 'javascript',
  uses: [
    // It tells of itself and ends, whatever file follows.
    {
      when: '--version -v --help -h --v8-options --completion-bash',
      first: [],
      operands: 'text',
      effects: [],
    },
    { when: '-e --eval', first: [], operands: 'text', effects: [] },
    { when: '-c --check', first: ['read'], operands: 'text', effects: [], waitsForInput: true },
    { when: '-p --print', first: ['script'], operands: 'text' },
  ],
};

const tsc: ProgramDescription = {
  options: {
    informs: '--version -v --help -h --all',
    flag: '--noEmit -noEmit --noemit --pretty --strict --skipLibCheck --listFiles --listFilesOnly --showConfig --explainFiles --diagnostics --extendedDiagnostics --traceResolution --noErrorTruncation --allowJs --checkJs --noUnusedLocals --noUnusedParameters --esModuleInterop --resolveJsonModule --noImplicitAny --strictNullChecks --isolatedModules --allowImportingTsExtensions --emitDeclarationOnly --declaration -d --sourceMap --force -f --dry --verbose --preserveWatchOutput --clean',
    value:
      '-t --target -m --module --moduleResolution --jsx --lib --types --moduleDetection --customConditions --locale',
    read: '-p --project',
    asks: '-w --watch -b --build --init --incremental -i --composite',
    'write-into': '--outDir --declarationDir --generateTrace',
    write: '--outFile --tsBuildInfoFile --generateCpuProfile',
    'asks-value': '--rootDir --baseUrl --typeRoots --rootDirs --paths --plugins',
  },
  operands: 'read',
  needs: '--noEmit -noEmit --noemit --showConfig --listFilesOnly',
  // A project that is built incrementally has its state written even then.
  uses: [{ when: '--noEmit -noEmit --noemit', effects: ['writes'] }],
  // A file that would be named here may be the word `false` behind a switch.
  maxOperands: 0,
};

const eslint: ProgramDescription = {
  options: {
    informs: '-v --version -h --help',
    flag: '--cache --no-cache --quiet --color --no-color --no-eslintrc --no-config-lookup --no-ignore --no-inline-config --report-unused-disable-directives --exit-on-fatal-error --no-error-on-unmatched-pattern --debug --stdin --no-warn-ignored --pass-on-no-patterns --env-info --fix-dry-run --stats',
    'in-place': '--fix',
    code: '-c --config --rulesdir --resolve-plugins-relative-to -f --format --parser --plugin',
    value:
      '--ext --rule --env --global --max-warnings --ignore-pattern --fix-type --stdin-filename --cache-strategy --report-unused-disable-directives-severity --concurrency --flag --parser-options',
    read: '--ignore-path --print-config --inspect-config',
    write: '-o --output-file --cache-location --cache-file',
    asks: '--init',
  },
  operands: 'read',
  hasHarmlessOptions: true,
  effects: ['runs-code'],
};

const prettier: ProgramDescription = {
  options: {
    informs: '-v --version -h --help',
    flag: '-c --check -l --list-different -u --ignore-unknown --no-config --no-editorconfig --no-semi --single-quote --jsx-single-quote --use-tabs --cache --no-color --no-cache --no-error-on-unmatched-pattern --with-node-modules --support-info',
    'in-place': '-w --write',
    code: '--config --plugin',
    value:
      '--parser --log-level --loglevel --print-width --tab-width --trailing-comma --end-of-line --arrow-parens --prose-wrap --quote-props --stdin-filepath --config-precedence --cache-strategy --cursor-offset --range-start --range-end',
    read: '--ignore-path --find-config-path --file-info',
    write: '--cache-location',
  },
  operands: 'read',
  hasHarmlessOptions: true,
  effects: ['runs-code'],
};

const biomeReads: ProgramDescription = {
  options: {
    flag: '--staged --changed --verbose --no-errors-on-unmatched --colors',
    'in-place': '--write --fix --unsafe --apply --apply-unsafe',
    value:
      '--max-diagnostics --diagnostic-level --reporter --only --skip --since --stdin-file-path',
    read: '--config-path',
  },
  operands: 'read',
  readsDirectory: true,
  uses: [
    { when: '--write --fix --unsafe --apply --apply-unsafe', effects: ['changes-repository'] },
  ],
};

const testRunner: ProgramDescription = {
  options: {
    informs: '--version --help',
    'write-into': '--coverageDirectory --coverage.reportsDirectory --output',
    write: '--outputFile --output-file --log',
    code: '--config -c --globalSetup --setupFilesAfterEnv',
  },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};

// They run another program with other surroundings.
const coverage: ProgramDescription = {
  options: {
    informs: '--version --help',
    value: '-r --reporter -n --include -x --exclude --lines --branches --functions --statements',
    flag: '--all --check-coverage --silent --clean',
    'write-into': '-o --reports-dir --report-dir --temp-dir --temp-directory',
  },
  operands: 'command',
  stopsAtOperand: true,
  effects: ['runs-code'],
};

/** Programs of JavaScript: runtimes, package managers, compilers, linters and test runners. */
export const nodeTools: Readonly<Record<string, ProgramDescription>> = {
  node,
  nodejs: node,
  deno,
  bun,
  bunx: npmExecutes,
  npm,
  npx: npmExecutes,
  pnpm,
  pnpx: npmExecutes,
  yarn,
  yarnpkg: yarn,
  corepack: { ...installs, options: { informs: '--version -v' }, stopsAtOperand: true },
  nvm: {
    options: { informs: '--version' },
    operands: 'none',
    needs: '',
    subcommands: {
      'current which version': { options: {}, operands: 'text' },
      'ls list': { options: {}, operands: 'text' },
      'install i uninstall use exec run alias unalias ls-remote reinstall-packages cache': installs,
    },
  },
  volta: {
    options: { informs: '--version -v --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      'list ls which': { options: {}, operands: 'text' },
      'fetch install uninstall pin run setup': installs,
    },
  },
  fnm: {
    options: { informs: '--version -V --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      'list ls current': { options: {}, operands: 'none' },
      'list-remote ls-remote install use exec uninstall alias unalias default': installs,
    },
  },
  tsx: runsFile,
  'ts-node': runsFile,
  'ts-node-esm': runsFile,
  'babel-node': runsFile,
  esno: runsFile,
  nodemon: serves,
  tsc,
  tsup: runsProject,
  vite: serves,
  vitest: testRunner,
  jest: { ...testRunner, options: { 'write-into': '--coverageDirectory', write: '--outputFile' } },
  mocha: testRunner,
  ava: handsOver,
  tap: runsProject,
  c8: coverage,
  nyc: coverage,
  karma: runsProject,
  playwright: serves,
  cypress: serves,
  eslint,
  eslint_d: { ...eslint, effects: ['runs-code', 'changes-system'] },
  prettier,
  prettierd: prettier,
  xo: handsOver,
  standard: runsProject,
  stylelint: runsProject,
  markdownlint: runsProject,
  'markdownlint-cli2': runsProject,
  tslint: runsProject,
  knip: runsProject,
  depcheck: runsProject,
  'type-coverage': runsProject,
  biome: {
    options: { informs: '--version -V --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      'check lint format ci': biomeReads,
      'version rage explain': { options: {}, operands: 'text' },
      'init migrate start stop lsp-proxy daemon search': runsProject,
    },
  },
  oxlint: {
    options: {
      informs: '--version -V --help -h',
      flag: '--quiet --deny-warnings --silent --rules',
      'in-place': '--fix --fix-suggestions --fix-dangerously',
      value: '-A --allow -W --warn -D --deny -f --format --max-warnings --threads',
      read: '-c --config --ignore-path --tsconfig',
    },
    operands: 'read',
    readsDirectory: true,
    // Plug-ins of its configuration are programs.
    effects: ['runs-code'],
  },
  nx: handsOver,
  turbo: handsOver,
  lerna: { ...handsOver, subcommands: { publish: publishes, version: publishes } },
  rush: handsOver,
  wireit: handsOver,
  webpack: handsOver,
  'webpack-dev-server': serves,
  rollup: runsProject,
  parcel: serves,
  esbuild: {
    options: {
      informs: '--version --help',
      'write-into': '--outdir --outbase',
      write: '--outfile --metafile',
      flag: '--bundle --minify --sourcemap',
      value: '--format --platform --target --loader --define --external',
    },
    operands: 'read',
    effects: ['changes-repository'],
  },
  swc: runsProject,
  babel: runsProject,
  next: serves,
  nuxt: serves,
  nuxi: serves,
  astro: serves,
  remix: serves,
  gatsby: serves,
  ng: handsOver,
  vue: handsOver,
  'vue-tsc': { ...tsc, effects: ['runs-code'] },
  storybook: serves,
  'http-server': serves,
  serve: serves,
  gulp: handsOver,
  grunt: handsOver,
  husky: { options: {}, operands: 'text', effects: ['runs-code', 'changes-repository'] },
  lefthook: { options: {}, operands: 'text', effects: ['runs-code', 'changes-repository'] },
  'lint-staged': runsProject,
  commitlint: runsProject,
  'semantic-release': publishes,
  'release-it': publishes,
  np: publishes,
  changeset: {
    ...runsProject,
    subcommands: {
      publish: publishes,
      'add version init pre tag': {
        options: {},
        operands: 'text',
        effects: ['changes-repository', 'runs-code'],
      },
    },
  },
  concurrently: {
    options: { flag: '-k --kill-others -r --raw -g --group', value: '-n --names -c' },
    operands: 'command-line',
    effects: ['runs-code'],
  },
  shx: { options: {}, operands: 'command', stopsAtOperand: true, effects: ['runs-code'] },
  'cross-env': {
    options: {},
    first: ['assigns'],
    operands: 'command',
    stopsAtOperand: true,
    effects: ['runs-code'],
  },
  dotenv: {
    options: { read: '-e', value: '-v -p', flag: '-o -c' },
    operands: 'command',
    stopsAtOperand: true,
    effects: ['runs-code'],
  },
  rimraf: deletes,
  del: deletes,
  'del-cli': deletes,
  trash: deletes,
  'npm-run-all': runsProject,
  'run-s': runsProject,
  'run-p': runsProject,
  pm2: changesSystem,
  ncu: talks,
  'npm-check-updates': talks,
  vercel: publishes,
  netlify: publishes,
  wrangler: publishes,
  firebase: publishes,
  prisma: { ...runsProject, effects: ['runs-code', 'uses-network', 'destroys'] },
  'drizzle-kit': { ...runsProject, effects: ['runs-code', 'uses-network', 'destroys'] },
  typedoc: runsProject,
  'node-gyp': runsProject,
  graphql: runsProject,
  tailwindcss: runsProject,
  sass: {
    options: { informs: '--version --help', flag: '--watch' },
    first: ['read'],
    operands: 'write',
    effects: ['changes-repository'],
  },
};
