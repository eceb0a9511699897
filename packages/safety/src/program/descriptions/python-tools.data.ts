import type { ProgramDescription } from './program-description.ts';

const runsProject: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};
// Plug-ins and `conftest.py` are loaded before even the version is told.
const loadsFirst: ProgramDescription = { options: {}, operands: 'text', effects: ['runs-code'] };
const installs: ProgramDescription = {
  options: { 'write-into': '-t --target --prefix --root -d --dest' },
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
};
const publishes: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['pushes', 'runs-code'],
};
const serves: ProgramDescription = {
  ...runsProject,
  effects: ['runs-code', 'uses-network', 'endless'],
};
const runsCommand: ProgramDescription = {
  options: {
    flag: '--no-sync --frozen --locked --isolated --no-project -q --quiet -v --verbose --offline --spec --no-capture-output --live-stream',
    value: '-n --name -p --python --with --group --extra --package --env-file --cwd',
  },
  operands: 'command',
  stopsAtOperand: true,
  effects: ['runs-code', 'uses-network'],
};
const prints: ProgramDescription = { options: {}, operands: 'none' };

const python: ProgramDescription = {
  options: {
    informs: '-V --version -h -? --help --help-env --help-xoptions --help-all',
    flag: '-b -B -d -E -I -O -P -q -s -S -u -v -x',
    script: '-c',
    value: '--check-hash-based-pycs',
    asks: '-i',
    // A module of the current directory comes before the one of the language; filters of warnings import modules, too.
    'asks-value': '-m -W -X',
  },
  first: ['code'],
  operands: 'text',
  stopsAtOperand: true,
  // Without a file it runs its input.
  effects: ['runs-code'],
  language: 'python',
  uses: [
    { when: '-c', first: [], operands: 'text', effects: [] },
    { when: '-m', first: [], operands: 'text' },
  ],
};

const pipLooks: ProgramDescription = {
  options: {
    flag: '-q --quiet -v --verbose -l --local --user -e --editable --pre --not-required --all --exclude-editable --include-editable --no-color --disable-pip-version-check --no-input --isolated -f --files',
    value: '--format --exclude --timeout --retries',
    read: '--path -r --requirement',
    'asks-value':
      '--log --python --cache-dir --index-url -i --extra-index-url --cert --client-cert --proxy',
    networks: '-o --outdated -u --uptodate',
  },
  operands: 'text',
};
const pip: ProgramDescription = {
  options: {
    flag: '-q --quiet -v --verbose --no-color --disable-pip-version-check --no-input --isolated',
    'asks-value': '--log --python --cache-dir --proxy --cert --client-cert',
  },
  operands: 'none',
  needs: '',
  subcommands: {
    'list show freeze check': pipLooks,
    'install download wheel': installs,
    uninstall: { options: {}, operands: 'text', effects: ['changes-system', 'runs-code'] },
    'index search': { options: {}, operands: 'text', effects: ['uses-network'] },
    'config debug inspect cache hash completion lock': loadsFirst,
  },
};

const ruffFlags =
  '-n --no-cache -q --quiet -v --verbose -s --silent --isolated --preview --no-preview --show-settings --show-files --statistics --no-fix --respect-gitignore --no-respect-gitignore --force-exclude -e --exit-zero --exit-non-zero-on-fix --diff --check --unsafe-fixes --no-unsafe-fixes --ignore-noqa';
const ruffOthers = {
  value:
    '--select --ignore --extend-select --extend-ignore --output-format --target-version --line-length --exclude --extend-exclude --stdin-filename --per-file-ignores --fixable --unfixable --range --extension',
  read: '--config',
  write: '-o --output-file --cache-dir',
} as const;

/** Programs of Python: interpreters, package managers, linters and test runners. */
export const pythonTools: Readonly<Record<string, ProgramDescription>> = {
  python,
  python2: python,
  python3: python,
  'python3.8': python,
  'python3.9': python,
  'python3.10': python,
  'python3.11': python,
  'python3.12': python,
  'python3.13': python,
  'python3.14': python,
  pypy: python,
  pypy3: python,
  ipython: { ...runsProject, effects: ['runs-code', 'opens-terminal'] },
  ipython3: { ...runsProject, effects: ['runs-code', 'opens-terminal'] },
  pip,
  pip2: pip,
  pip3: pip,
  pipx: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: {
      'list environment': { options: { flag: '--short --json' }, operands: 'none' },
      run: runsCommand,
      'install upgrade inject uninstall reinstall ensurepath upgrade-all install-all pin unpin':
        installs,
    },
  },
  uv: {
    options: {
      informs: '--version -V --help -h',
      flag: '-q --quiet -v --verbose --no-cache -n --offline --no-progress --no-config --no-color',
      directory: '--directory --project',
    },
    operands: 'none',
    needs: '',
    subcommands: {
      run: runsCommand,
      'add remove sync lock venv init build cache version export': installs,
      tree: { ...installs, options: {} },
      publish: publishes,
      pip: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          // It runs the interpreter that it finds in the project.
          'list freeze show check tree': loadsFirst,
          'install uninstall sync compile': installs,
        },
      },
      tool: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          run: runsCommand,
          'install upgrade uninstall update-shell': installs,
          'list dir': { options: { flag: '--show-paths' }, operands: 'none' },
        },
      },
      python: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          'install uninstall pin upgrade list find': installs,
          dir: prints,
        },
      },
      'self auth': { options: {}, operands: 'text', effects: ['changes-system', 'uses-network'] },
    },
  },
  uvx: runsCommand,
  // Its plug-ins are loaded before its options are read.
  poetry: {
    ...loadsFirst,
    subcommands: {
      run: runsCommand,
      publish: publishes,
      'install add remove update lock build check show env config version self shell new init search cache about list':
        installs,
    },
  },
  pdm: { ...loadsFirst, subcommands: { run: runsCommand, publish: publishes } },
  hatch: { ...loadsFirst, subcommands: { publish: publishes } },
  rye: { ...loadsFirst, subcommands: { run: runsCommand, publish: publishes } },
  pipenv: { ...loadsFirst, subcommands: { run: runsCommand } },
  conda: {
    options: { informs: '--version -V' },
    operands: 'none',
    needs: '',
    subcommands: {
      'list info': {
        options: { flag: '--json -e --envs --export', value: '-n --name' },
        operands: 'text',
      },
      run: runsCommand,
      'install create update remove uninstall env activate deactivate init config clean search build':
        installs,
    },
  },
  mamba: installs,
  virtualenv: { ...loadsFirst, operands: 'write' },
  pyenv: {
    options: { informs: '--version -v' },
    operands: 'none',
    needs: '',
    subcommands: {
      'versions version which root prefix': { options: { flag: '--bare' }, operands: 'text' },
      exec: runsCommand,
      'install uninstall global local shell rehash': installs,
    },
  },
  pytest: loadsFirst,
  'py.test': loadsFirst,
  tox: loadsFirst,
  nox: loadsFirst,
  invoke: loadsFirst,
  fab: loadsFirst,
  behave: loadsFirst,
  mypy: { ...runsProject, options: { informs: '--version -V --help -h' } },
  dmypy: runsProject,
  pyright: runsProject,
  basedpyright: runsProject,
  pyre: runsProject,
  ruff: {
    options: {
      informs: '--version -V --help -h',
      flag: '--isolated -q --quiet -v',
      read: '--config',
    },
    operands: 'none',
    needs: '',
    subcommands: {
      check: {
        options: {
          flag: ruffFlags,
          'in-place': '--fix --fix-only --add-noqa',
          asks: '-w --watch',
          ...ruffOthers,
        },
        operands: 'read',
        readsDirectory: true,
        // Its configuration may tell it to write what it mends, and results are kept in a directory of the project.
        effects: ['changes-repository'],
        uses: [
          { when: '--fix --fix-only --add-noqa', effects: ['changes-repository'] },
          { when: '--isolated --diff', effects: [], needs: '-n --no-cache' },
        ],
      },
      format: {
        options: { flag: ruffFlags, ...ruffOthers },
        operands: 'write',
        readsDirectory: true,
        effects: ['changes-repository'],
        uses: [{ when: '--check --diff', operands: 'read', effects: [], needs: '-n --no-cache' }],
      },
      'rule linter config version': {
        options: { flag: '--all', value: '--output-format' },
        operands: 'text',
      },
      clean: { options: {}, operands: 'none', effects: ['changes-repository'] },
      'server analyze': runsProject,
    },
  },
  black: {
    options: {
      informs: '--version -h --help',
      flag: '--check --diff --color --no-color -q --quiet -v --verbose --fast --safe --preview -S --skip-string-normalization',
      value:
        '-l --line-length -t --target-version --include --exclude --extend-exclude --force-exclude -W --workers',
      read: '--config',
      script: '-c --code',
    },
    operands: 'write',
    uses: [{ when: '--check --diff', operands: 'read' }],
  },
  isort: {
    options: {
      informs: '--version -V -h --help',
      flag: '-c --check --check-only -d --diff -q --quiet -v --verbose --stdout',
      value: '--profile -l --line-length',
    },
    operands: 'write',
    // Its configuration may name plug-ins.
    effects: ['runs-code'],
  },
  flake8: loadsFirst,
  pylint: loadsFirst,
  pyflakes: { options: { informs: '--version -h --help' }, operands: 'read', waitsForInput: true },
  pycodestyle: {
    options: {
      informs: '--version -h --help',
      flag: '-v -q --first --statistics --count --show-source',
      value: '--max-line-length --ignore --select --exclude',
    },
    operands: 'read',
  },
  bandit: loadsFirst,
  pydocstyle: runsProject,
  autopep8: {
    options: {
      informs: '--version -h --help',
      flag: '-d --diff -a --aggressive -r',
      'in-place': '-i --in-place',
    },
    operands: 'read',
  },
  coverage: {
    options: { informs: '--version' },
    operands: 'none',
    needs: '',
    subcommands: {
      run: loadsFirst,
      // Plug-ins of its configuration are loaded for reports, too.
      'report html xml json lcov annotate combine debug': loadsFirst,
      erase: { options: {}, operands: 'none', effects: ['changes-repository'] },
    },
  },
  'django-admin': loadsFirst,
  flask: serves,
  gunicorn: serves,
  uvicorn: serves,
  hypercorn: serves,
  celery: serves,
  streamlit: serves,
  jupyter: serves,
  'jupyter-lab': serves,
  'jupyter-notebook': serves,
  scrapy: serves,
  airflow: serves,
  alembic: { ...loadsFirst, effects: ['runs-code', 'uses-network'] },
  twine: publishes,
  flit: publishes,
  sphinx: runsProject,
  'sphinx-build': {
    options: { informs: '--version --help' },
    first: ['read'],
    operands: 'write',
    effects: ['runs-code'],
  },
  mkdocs: { ...serves, subcommands: { 'gh-deploy': publishes } },
  'pre-commit': {
    options: { informs: '--version -V' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['runs-code', 'uses-network'],
  },
  ansible: {
    options: { informs: '--version' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['changes-system', 'runs-code'],
  },
  'ansible-playbook': {
    options: { informs: '--version' },
    operands: 'text',
    stopsAtOperand: true,
    effects: ['changes-system', 'runs-code'],
  },
  '2to3': { options: { 'in-place': '-w --write' }, operands: 'read', effects: ['runs-code'] },
  pydoc: loadsFirst,
  cython: runsProject,
};
