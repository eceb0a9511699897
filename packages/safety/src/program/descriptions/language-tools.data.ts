import type { ProgramDescription } from './program-description.ts';

const runsProject: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};
const loadsFirst: ProgramDescription = { options: {}, operands: 'text', effects: ['runs-code'] };
const installs: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const talks: ProgramDescription = { options: {}, operands: 'text', effects: ['uses-network'] };
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
const changesSystem: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['changes-system'],
};
const runsCommand: ProgramDescription = {
  options: { flag: '-v --verbose -q --quiet' },
  operands: 'command',
  stopsAtOperand: true,
  effects: ['runs-code'],
};
const removesBuild: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['changes-repository', 'runs-code'],
};
// Compilers read sources and write what they make.
const compiler: ProgramDescription = {
  options: { informs: '--version --help', write: '-o' },
  operands: 'read',
  effects: ['runs-code'],
};

const cargoRuns: ProgramDescription = {
  options: { 'write-into': '--target-dir --out-dir --artifact-dir --root' },
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const cargo: ProgramDescription = {
  options: {
    informs: '--help -h --list --explain',
    // The project may name the toolchain that answers, by a path too.
    flag: '--version -V -v --verbose -q --quiet --frozen --locked --offline',
    optional: '--color',
    'asks-value': '--config -Z',
    directory: '-C',
  },
  operands: 'none',
  needs: '',
  subcommands: {
    // Configuration of the project may name other compilers, wrappers of them and credential helpers.
    // An alias of the project may stand before a command that is a program of its own.
    'fmt build b check c test t run r bench clippy doc d rustc rustdoc fix install uninstall add remove rm update fetch vendor generate-lockfile tree metadata expand nextest miri audit deny outdated watch make package':
      cargoRuns,
    clean: removesBuild,
    version: cargoRuns,
    help: { options: { flag: '-v --verbose' }, operands: 'text' },
    'locate-project': {
      options: { flag: '--workspace', value: '--message-format', read: '--manifest-path' },
      operands: 'none',
    },
    pkgid: { options: {}, operands: 'text' },
    'search info': talks,
    publish: publishes,
    'yank owner': destroys,
    'login logout': changesSystem,
    'new init': {
      options: { flag: '--lib --bin', value: '--name --edition --vcs' },
      operands: 'write',
    },
  },
};

const goRuns: ProgramDescription = {
  options: {
    write: '-o -coverprofile -cpuprofile -memprofile',
    value: '-run -bench -count -timeout -tags -p -ldflags -gcflags -mod',
    flag: '-v -x -n -a -race -cover -short -json -trimpath',
    code: '-toolexec -exec -vettool -overlay -modfile',
    directory: '-C',
  },
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const go: ProgramDescription = {
  options: {},
  operands: 'none',
  needs: '',
  subcommands: {
    version: { options: { flag: '-m -v' }, operands: 'list' },
    env: {
      options: { flag: '-json -changed', asks: '-w -u' },
      operands: 'text',
      effects: ['reads-environment'],
      uses: [{ when: '-w -u', effects: ['changes-system'] }],
    },
    doc: { options: { flag: '-all -c -cmd -short -src -u' }, operands: 'text' },
    // They resolve packages, which may load a tool chain that `go.mod` names, and generators of C.
    'list vet build test run install get generate clean fix tool work bug': goRuns,
    mod: {
      ...goRuns,
      subcommands: { 'graph why verify': goRuns, 'tidy download vendor init edit': goRuns },
    },
    fmt: { ...goRuns, effects: ['changes-repository'] },
    help: { options: {}, operands: 'text' },
    telemetry: changesSystem,
  },
};

// A file that is named, or else the input, is a program. A text that is given instead is read in its language.
const perl: ProgramDescription = {
  options: {
    informs: '-v -h -?',
    flag: '-a -c -n -p -s -t -T -U -w -W -X -f -l -0 -g',
    script: '-e -E',
    optional: '-C',
    'in-place': '-i',
    // A pattern of `-F` becomes a part of the program.
    asks: '-F -V -d -D -S -u',
    'asks-value': '-I -M -m -x',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
  language: 'perl',
  uses: [{ when: '-e -E', first: [], operands: 'read', effects: [] }],
};

const ruby: ProgramDescription = {
  options: {
    informs: '--version -h --help --copyright',
    flag: '-v -w -W -a -l -n -p -s -U -c -y --disable-gems --jit --yjit --verbose',
    script: '-e',
    optional: '-0 -F -K -E --encoding --external-encoding --enable --disable',
    code: '-r',
    'in-place': '-i',
    'asks-value': '-I -C -x -S --parser',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
  language: 'ruby',
  uses: [
    { when: '-e', first: [], operands: 'read', effects: [] },
    // Alone it tells the version; a program that is named runs nevertheless.
    { when: '-v', effects: [] },
  ],
};

const php: ProgramDescription = {
  options: {
    informs: '-v --version -h --help',
    flag: '-n --no-php-ini -q -l --syntax-check',
    script: '-r --run -B --process-begin -R --process-code -E --process-end',
    code: '-f --file -F --process-file -c --php-ini -z --zend-extension -t',
    asks: '-a --interactive -i --info -m --modules --ini -s --syntax-highlight -w --strip -e -H -C',
    'asks-value': '-d --define -S --server --rf --rc --re --ri -b',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
  language: 'php',
  uses: [
    {
      when: '-r --run -B --process-begin -R --process-code -E --process-end',
      first: [],
      operands: 'text',
      effects: [],
    },
    { when: '-l --syntax-check', first: [], operands: 'read', effects: [] },
  ],
};

const lua: ProgramDescription = {
  options: { flag: '-v -E -W', asks: '-i', script: '-e', 'asks-value': '-l' },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
  language: 'lua',
  uses: [{ when: '-e -v', effects: [] }],
};

const java: ProgramDescription = {
  options: {
    informs: '-version --version -help --help -h -? -fullversion --full-version -X --help-extra',
    code: '-jar -cp -classpath --class-path -p --module-path -m --module',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
};

const javac: ProgramDescription = {
  options: {
    informs: '-help --help',
    flag: '-version --version',
    'write-into': '-d -s -h',
    code: '-processor -processorpath --processor-path -cp -classpath --class-path',
  },
  operands: 'read',
  effects: ['runs-code'],
  // With a source it goes on and compiles it.
  uses: [{ when: '-version --version', operands: 'none', effects: [] }],
};

/** Programs of the other languages: interpreters, compilers, package managers, build programs. */
export const languageTools: Readonly<Record<string, ProgramDescription>> = {
  cargo,
  rustc: {
    options: {
      informs: '--help -h',
      flag: '--version -V -v --verbose',
      optional: '--print',
      write: '-o',
      'write-into': '--out-dir',
    },
    operands: 'read',
    effects: ['runs-code'],
  },
  rustup: {
    options: { informs: '--version -V --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      which: { options: { value: '--toolchain' }, operands: 'text' },
      run: {
        options: { flag: '--install' },
        first: ['text'],
        operands: 'command',
        stopsAtOperand: true,
        effects: ['runs-code', 'uses-network'],
      },
      'show update install uninstall default override toolchain target component self set check doc':
        {
          options: {},
          operands: 'text',
          effects: ['changes-system', 'uses-network'],
        },
    },
  },
  rustfmt: {
    options: {
      informs: '--version -V --help -h',
      flag: '--check -l --files-with-diff -q --quiet -v --verbose',
      value: '--edition --color --emit',
      read: '--config-path',
    },
    operands: 'write',
    uses: [{ when: '--check', operands: 'read' }],
  },
  'clippy-driver': compiler,
  go,
  gofmt: {
    options: { flag: '-d -l -e -s', 'in-place': '-w', value: '-r', write: '-cpuprofile' },
    operands: 'read',
    waitsForInput: true,
  },
  goimports: {
    options: { flag: '-d -l -e -v', 'in-place': '-w', value: '-local' },
    operands: 'read',
    waitsForInput: true,
  },
  'golangci-lint': {
    options: { informs: '--version' },
    operands: 'none',
    needs: '',
    subcommands: {
      version: { options: {}, operands: 'none' },
      'run linters config cache fmt migrate custom formatters': loadsFirst,
    },
  },
  staticcheck: runsProject,
  gotestsum: runsProject,
  air: runsProject,
  java,
  javac,
  jshell: { ...runsProject, effects: ['runs-code', 'opens-terminal'] },
  javap: {
    options: {
      // Its virtual machine leaves figures in the temporary directory, also to tell its version.
      flag: '-version --version -help --help -v -c -l -s -p -public -private',
      // Handed to the virtual machine, which loads agents.
      'asks-value': '-J',
    },
    operands: 'read',
    takesResponseFiles: true,
    effects: ['outside-workspace'],
  },
  kotlinc: { ...javac, options: { informs: '-help', flag: '-version', 'write-into': '-d' } },
  kotlin: runsProject,
  scala: runsProject,
  scalac: compiler,
  sbt: loadsFirst,
  lein: loadsFirst,
  clojure: loadsFirst,
  clj: loadsFirst,
  ruby,
  jruby: ruby,
  irb: { ...runsProject, effects: ['runs-code', 'opens-terminal'] },
  gem: {
    options: { informs: '--version -v --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      'list query which environment env contents dependency specification': {
        options: {
          flag: '-l --local -a --all -d --details -q --quiet -i --installed',
          networks: '-r --remote -b --both',
        },
        operands: 'text',
      },
      'search info outdated sources fetch': talks,
      'install update uninstall build pristine cleanup exec setup rdoc i': installs,
      push: publishes,
      yank: destroys,
      'owner signin signout': changesSystem,
    },
  },
  bundle: {
    options: {},
    operands: 'text',
    effects: ['runs-code'],
    subcommands: {
      exec: runsCommand,
      // A Gemfile is a program.
      'install update add remove outdated check list info show config lock pristine clean init open viz platform cache doctor console':
        installs,
    },
  },
  bundler: loadsFirst,
  rake: loadsFirst,
  rails: { ...loadsFirst, effects: ['runs-code', 'uses-network'] },
  rspec: loadsFirst,
  cucumber: loadsFirst,
  rubocop: loadsFirst,
  standardrb: loadsFirst,
  jekyll: loadsFirst,
  foreman: loadsFirst,
  fastlane: publishes,
  pod: installs,
  rbenv: {
    options: { informs: '--version -v' },
    operands: 'none',
    needs: '',
    subcommands: {
      'versions version which root': { options: {}, operands: 'text' },
      exec: runsCommand,
      'install uninstall global local shell rehash': installs,
    },
  },
  rvm: installs,
  perl,
  perl5: perl,
  prove: loadsFirst,
  perldoc: { options: {}, operands: 'text', effects: ['opens-terminal'] },
  cpan: installs,
  cpanm: installs,
  perltidy: runsProject,
  php,
  composer: {
    // Plug-ins of the project are loaded for every command.
    options: {},
    operands: 'text',
    effects: ['runs-code'],
    subcommands: {
      'install i update u upgrade require r remove rm uninstall create-project global self-update selfupdate dump-autoload reinstall init outdated audit search':
        installs,
      exec: runsCommand,
    },
  },
  phpunit: loadsFirst,
  pest: loadsFirst,
  artisan: loadsFirst,
  phpstan: loadsFirst,
  psalm: loadsFirst,
  'php-cs-fixer': loadsFirst,
  phpcs: loadsFirst,
  phpcbf: loadsFirst,
  lua,
  'lua5.1': lua,
  'lua5.3': lua,
  'lua5.4': lua,
  luajit: lua,
  luac: { options: { flag: '-l -p -s -v', write: '-o' }, operands: 'read', needs: '-p -v' },
  luarocks: installs,
  luacheck: loadsFirst,
  stylua: {
    options: { informs: '--version -V', flag: '--check -c' },
    operands: 'write',
    uses: [{ when: '--check -c', operands: 'read' }],
  },
  R: { ...loadsFirst, options: { informs: '--version' }, stopsAtOperand: true },
  Rscript: { ...loadsFirst, options: { informs: '--version' }, stopsAtOperand: true },
  julia: { ...loadsFirst, options: { informs: '-v --version -h --help' }, stopsAtOperand: true },
  ghc: {
    ...compiler,
    options: { informs: '--version -V --numeric-version --info --help', write: '-o' },
  },
  ghci: { ...runsProject, effects: ['runs-code', 'opens-terminal'] },
  runghc: runsProject,
  runhaskell: runsProject,
  cabal: {
    options: { informs: '--version -V --numeric-version --help -h' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['runs-code', 'uses-network'],
    subcommands: { upload: publishes },
  },
  stack: {
    options: { informs: '--version --numeric-version --help -h' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['runs-code', 'uses-network'],
    subcommands: { upload: publishes },
  },
  hlint: runsProject,
  elixir: {
    ...loadsFirst,
    options: { informs: '--short-version', flag: '-v --version' },
    stopsAtOperand: true,
    uses: [{ when: '-v --version', operands: 'none', effects: [] }],
  },
  elixirc: loadsFirst,
  iex: loadsFirst,
  mix: {
    // `mix.exs` is a program.
    ...loadsFirst,
    effects: ['runs-code', 'uses-network'],
    subcommands: { 'hex.publish': publishes },
  },
  erl: loadsFirst,
  erlc: loadsFirst,
  escript: loadsFirst,
  rebar3: loadsFirst,
  gleam: { ...runsProject, subcommands: { publish: publishes } },
  dart: {
    options: { informs: '--version -h --help' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['runs-code'],
    subcommands: {
      'run test compile create pub fix doc': installs,
      analyze: runsProject,
      format: {
        options: { flag: '--set-exit-if-changed', value: '-o --output -l --line-length' },
        operands: 'write',
      },
    },
  },
  flutter: { ...loadsFirst, effects: ['runs-code', 'uses-network'] },
  crystal: { ...runsProject, options: { informs: '--version -v --help -h' } },
  shards: installs,
  nim: { ...runsProject, options: { informs: '--version -v --help -h' } },
  nimble: installs,
  zig: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      version: { options: {}, operands: 'none' },
      'env targets zen': { options: {}, operands: 'none' },
      'build run test build-exe build-lib build-obj cc c++ init init-exe fetch translate-c':
        installs,
      fmt: {
        options: { flag: '--check' },
        operands: 'write',
        uses: [{ when: '--check', operands: 'read' }],
      },
    },
  },
  ocaml: { ...runsProject, options: { informs: '-version --version -vnum' } },
  ocamlc: compiler,
  ocamlopt: compiler,
  dune: { ...loadsFirst, options: { informs: '--version' }, stopsAtOperand: true },
  opam: {
    ...installs,
    options: { informs: '--version' },
    stopsAtOperand: true,
    subcommands: { exec: runsCommand },
  },
  nix: {
    options: { informs: '--version' },
    operands: 'text',
    effects: ['runs-code', 'uses-network'],
    subcommands: {
      'develop shell': {
        options: { flag: '-i --ignore-environment --impure' },
        operands: 'text',
        effects: ['runs-code', 'uses-network'],
      },
    },
  },
  'nix-build': installs,
  'nix-env': installs,
  'nix-shell': {
    options: { run: '--run --command', flag: '--pure', value: '-p --packages -A --attr' },
    operands: 'text',
    effects: ['runs-code', 'uses-network'],
  },
  'nix-store': changesSystem,
  nixfmt: {
    options: { flag: '--check -c' },
    operands: 'write',
    uses: [{ when: '--check -c', operands: 'read' }],
  },
  dotnet: {
    options: { informs: '--list-sdks --list-runtimes' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['runs-code', 'uses-network'],
  },
  mvn: loadsFirst,
  mvnw: loadsFirst,
  gradle: loadsFirst,
  gradlew: loadsFirst,
  ant: loadsFirst,
  bazel: { ...loadsFirst, effects: ['runs-code', 'uses-network'] },
  bazelisk: { ...loadsFirst, effects: ['runs-code', 'uses-network'] },
  buck2: loadsFirst,
  asdf: installs,
  mise: installs,
  sdk: installs,
};
