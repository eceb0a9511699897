import type { ProgramDescription } from './program-description.ts';

/** Programs that compare, show and change texts, and small programs that tell of the machine. */
export const textTools: Readonly<Record<string, ProgramDescription>> = {
  cmp: {
    options: {
      flag: '-b --print-bytes -l --verbose -s --quiet --silent',
      value: '-i --ignore-initial -n --bytes',
      informs: '--help -v --version',
    },
    first: ['read', 'read'],
    operands: 'text',
    maxOperands: 4,
  },
  diff: {
    options: {
      flag: '--normal -q --brief -s --report-identical-files -c -u -e --ed -n --rcs -y --side-by-side --left-column --suppress-common-lines -p --show-c-function -t --expand-tabs -T --initial-tab --suppress-blank-empty -r --recursive --no-dereference -N --new-file --unidirectional-new-file --ignore-file-name-case --no-ignore-file-name-case -i --ignore-case -E --ignore-tab-expansion -Z --ignore-trailing-space -b --ignore-space-change -w --ignore-all-space -B --ignore-blank-lines -a --text --strip-trailing-cr -d --minimal --speed-large-files -# -P',
      value:
        '-C -U -W --width -F --show-function-line --label --tabsize -x --exclude -S --starting-file -I --ignore-matching-lines -D --ifdef --line-format --horizon-lines --palette -L --old-group-format --new-group-format --changed-group-format --unchanged-group-format --old-line-format --new-line-format --unchanged-line-format',
      optional: '--context --unified --color',
      asks: '-l --paginate',
      informs: '--help -v --version',
      read: '-X --exclude-from --from-file --to-file',
    },
    operands: 'read',
  },
  diff3: {
    options: {
      flag: '-A --show-all -e --ed -E --show-overlap -3 --easy-only -x --overlap-only -X -i -m --merge -a --text --strip-trailing-cr -T --initial-tab',
      value: '-L --label',
      informs: '--help -v --version',
      program: '--diff-program',
    },
    operands: 'read',
  },
  sdiff: {
    options: {
      flag: '-i --ignore-case -E --ignore-tab-expansion -Z --ignore-trailing-space -b --ignore-space-change -W --ignore-all-space -B --ignore-blank-lines --strip-trailing-cr -a --text -l --left-column -s --suppress-common-lines -t --expand-tabs -d --minimal -H --speed-large-files',
      value: '-I --ignore-matching-lines -w --width --tabsize',
      informs: '--help -v --version',
      program: '--diff-program',
      write: '-o --output',
    },
    operands: 'read',
    uses: [{ when: '-o --output', effects: ['opens-terminal'] }],
  },
  patch: {
    options: {
      flag: '-l --ignore-whitespace -c --context -n --normal -u --unified -N --forward -R --reverse --merge -E --remove-empty-files -Z --set-utc -T --set-time -b --backup --backup-if-mismatch --no-backup-if-mismatch -t --batch -f --force -s --quiet --silent --verbose --dry-run --posix --binary --follow-symlinks',
      value:
        '-p --strip -F --fuzz -D --ifdef --quoting-style -V --version-control -z --suffix --reject-format --read-only',
      asks: '-e --ed',
      'asks-value': '-B --prefix -Y --basename-prefix -g --get',
      directory: '-d --directory',
      informs: '-v --version --help',
      read: '-i --input',
      write: '-o --output -r --reject-file',
    },
    first: ['write'],
    operands: 'read',
    effects: ['unpacks'],
    uses: [{ when: '--dry-run', first: ['read'], effects: [] }],
  },
  sed: {
    options: {
      flag: '-n --quiet --silent --debug --follow-symlinks --posix -E -r --regexp-extended -s --separate --sandbox -u --unbuffered --line-buffered -z --null-data --zero-terminated',
      value: '-l --line-length',
      informs: '--help --version',
      'optional-in-place': '-i --in-place',
      script: '-e --expression',
      'script-file': '-f --file',
    },
    first: ['script'],
    operands: 'read',
    language: 'sed',
  },
  awk: {
    options: {
      flag: '-b --characters-as-bytes -c --traditional -g --gen-pot -I --trace -M --bignum -N --use-lc-numeric -n --non-decimal-data -O --optimize -P --posix -r --re-interval -s --no-optimize -S --sandbox -t --lint-old',
      value: '-F --field-separator -v --assign',
      optional: '-L --lint',
      asks: '-d --dump-variables -D --debug -o --pretty-print -p --profile',
      'asks-value': '-W',
      code: '-i --include -l --load',
      informs: '-h --help -V --version -C --copyright',
      script: '-e --source',
      'script-file': '-f --file -E --exec',
    },
    first: ['script'],
    operands: 'read',
    language: 'awk',
    stopsAtOperand: true,
  },
  gawk: {
    options: {
      flag: '-b --characters-as-bytes -c --traditional -g --gen-pot -I --trace -M --bignum -N --use-lc-numeric -n --non-decimal-data -O --optimize -P --posix -r --re-interval -s --no-optimize -S --sandbox -t --lint-old',
      value: '-F --field-separator -v --assign',
      optional: '-L --lint',
      asks: '-d --dump-variables -D --debug -o --pretty-print -p --profile',
      'asks-value': '-W',
      code: '-i --include -l --load',
      informs: '-h --help -V --version -C --copyright',
      script: '-e --source',
      'script-file': '-f --file -E --exec',
    },
    first: ['script'],
    operands: 'read',
    language: 'awk',
    stopsAtOperand: true,
  },
  nawk: {
    options: {
      flag: '-b --characters-as-bytes -c --traditional -g --gen-pot -I --trace -M --bignum -N --use-lc-numeric -n --non-decimal-data -O --optimize -P --posix -r --re-interval -s --no-optimize -S --sandbox -t --lint-old',
      value: '-F --field-separator -v --assign',
      optional: '-L --lint',
      asks: '-d --dump-variables -D --debug -o --pretty-print -p --profile',
      'asks-value': '-W',
      code: '-i --include -l --load',
      informs: '-h --help -V --version -C --copyright',
      script: '-e --source',
      'script-file': '-f --file -E --exec',
    },
    first: ['script'],
    operands: 'read',
    language: 'awk',
    stopsAtOperand: true,
  },
  mawk: {
    options: {
      value: '-F -v --field-separator --assign',
      'asks-value': '-W',
      informs: '--help --version',
      script: '-e --source',
      'script-file': '-f --file',
    },
    first: ['script'],
    operands: 'read',
    language: 'awk',
    stopsAtOperand: true,
  },
  jq: {
    options: {
      flag: '-n --null-input -r --raw-output --raw-output0 -j --join-output -a --ascii-output -s --slurp -R --raw-input -c --compact-output -C --color-output -M --monochrome-output -S --sort-keys --tab -e --exit-status --stream --stream-errors --seq --unbuffered --args --jsonargs',
      value: '--indent',
      'asks-value': '-L --library-path',
      informs: '-h --help -V --version --build-configuration',
      pair: '--arg --argjson',
      'pair-read': '--slurpfile --rawfile --argfile',
      'script-file': '-f --from-file',
    },
    first: ['script'],
    operands: 'read',
    language: 'jq',
    waitsForInput: true,
    uses: [{ when: '-n --null-input', waitsForInput: false }],
  },
  xxd: {
    writesDashToOutput: true,
    // What looks like an option behind the first file is the second one, which it writes.
    stopsAtOperand: true,
    options: {
      flag: '-a -autoskip -b -bits -C -capitalize -E -EBCDIC -e -i -include -p -ps -postscript -plain -r -revert -d -u -uppercase',
      value: '-c -cols -g -groupsize -l -len -n -name -o -offset -s -seek',
      informs: '-h -help --help -v -version',
    },
    first: ['read', 'write'],
    operands: 'none',
    waitsForInput: true,
  },
  hexdump: {
    options: {
      flag: '-b --one-byte-octal -c --one-byte-char -C --canonical -d --two-bytes-decimal -o --two-bytes-octal -x --two-bytes-hex -v --no-squeezing -h -V',
      value: '-e --format -n --length -s --skip',
      optional: '-L --color',
      informs: '--help --version',
      read: '-f --format-file',
    },
    operands: 'read',
    waitsForInput: true,
  },
  hd: {
    options: {
      flag: '-b --one-byte-octal -c --one-byte-char -C --canonical -d --two-bytes-decimal -o --two-bytes-octal -x --two-bytes-hex -v --no-squeezing -h -V',
      value: '-e --format -n --length -s --skip',
      optional: '-L --color',
      informs: '--help --version',
      read: '-f --format-file',
    },
    operands: 'read',
    waitsForInput: true,
  },
  column: {
    options: {
      flag: '-t --table -d --table-noheadings -e --table-header-repeat -L --keep-empty-lines -J --json -x --fillrows -h -V --table-maxout -m',
      value:
        '-n --table-name -O --table-order -N --table-columns -l --table-columns-limit -E --table-noextreme -H --table-hide -R --table-right -T --table-truncate -W --table-wrap -r --tree -i --tree-id -p --tree-parent -c --output-width -o --output-separator -s --separator',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  rev: {
    options: { flag: '-h -V', informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  col: {
    options: {
      flag: '-b --no-backspaces -f --fine -p --pass -h --tabs -x --spaces',
      value: '-l --lines',
      informs: '-H --help -v --version',
    },
    operands: 'none',
    waitsForInput: true,
  },
  colcrt: {
    options: { flag: '--no-underlining -2 --half-lines', informs: '-h --help -V --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  colrm: {
    options: { flag: '-h -V', informs: '--help --version' },
    operands: 'text',
    waitsForInput: true,
  },
  ul: {
    options: {
      flag: '-i --indicated -h -V',
      value: '-t -T --terminal',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  look: {
    options: {
      flag: '-a --alternative -d --alphanum -f --ignore-case -h -V',
      value: '-t --terminate',
      informs: '--help --version',
    },
    first: ['text'],
    operands: 'read',
    hasHarmlessOptions: true,
  },
  cal: {
    options: {
      flag: '-1 -3 -s -m -j -y -w -h -b -e -M -S -N -J',
      value: '-A -B -d -H -n',
      informs: '--help -V --version',
    },
    operands: 'text',
  },
  ncal: {
    options: {
      flag: '-1 -3 -s -m -j -y -w -h -b -e -M -S -N -J',
      value: '-A -B -d -H -n',
      informs: '--help -V --version',
    },
    operands: 'text',
  },
  getopt: {
    options: {
      flag: '-a --alternative -q --quiet -Q --quiet-output -T --test -u --unquoted -h -V',
      value: '-l --longoptions -n --name -o --options -s --shell',
      informs: '--help --version',
    },
    operands: 'text',
    stopsAtOperand: true,
  },
  strings: {
    options: {
      flag: '-a --all -d --data -f --print-file-name -w --include-all-whitespace -o -#',
      value: '-n --bytes -t --radix -T --target -e --encoding -U --unicode -s --output-separator',
      informs: '-h --help -v -V --version',
    },
    operands: 'read',
    waitsForInput: true,
    takesResponseFiles: true,
  },
  file: {
    options: {
      flag: '-b --brief -c --checking-printout -i --mime --apple --extension --mime-type --mime-encoding -k --keep-going -l --list -L --dereference -h --no-dereference -n --no-buffer -N --no-pad -0 --print0 -r --raw -d --debug',
      value: '-e --exclude --exclude-quiet -F --separator -P --parameter',
      asks: '-C --compile -z --uncompress -Z --uncompress-noreport -S --no-sandbox -p --preserve-date -s --special-files',
      informs: '-v --version --help',
      read: '-m --magic-file',
      'read-list': '-f --files-from',
    },
    operands: 'read',
  },
  iconv: {
    writesDashToOutput: true,
    options: {
      flag: '-c -s --silent --verbose',
      value: '-f --from-code -t --to-code',
      informs: '-l --list -? --help --usage -V --version',
      write: '-o --output',
    },
    operands: 'read',
    waitsForInput: true,
  },
  bat: {
    options: {
      flag: '-A --show-all -p --plain -n --number -P -f --force-colorization -u --unbuffered --no-config -s --squeeze-blank --no-custom-assets --no-lessopen',
      value:
        '-l --language -H --highlight-line --file-name --tabs --wrap --color --italic-text --decorations --paging -m --map-syntax --theme --style -r --line-range --terminal-width --nonprintable-notation --squeeze-limit --strip-ansi --theme-dark --theme-light',
      asks: '-d --diff --lessopen',
      'asks-value': '--ignored-suffix --diff-context',
      informs:
        '-h --help -V --version -L --list-languages --list-themes --config-file --config-dir --cache-dir',
      program: '--pager',
    },
    first: ['read'],
    operands: 'read',
  },
  batcat: {
    options: {
      flag: '-A --show-all -p --plain -n --number -P -f --force-colorization -u --unbuffered --no-config -s --squeeze-blank --no-custom-assets --no-lessopen',
      value:
        '-l --language -H --highlight-line --file-name --tabs --wrap --color --italic-text --decorations --paging -m --map-syntax --theme --style -r --line-range --terminal-width --nonprintable-notation --squeeze-limit --strip-ansi --theme-dark --theme-light',
      asks: '-d --diff --lessopen',
      'asks-value': '--ignored-suffix --diff-context',
      informs:
        '-h --help -V --version -L --list-languages --list-themes --config-file --config-dir --cache-dir',
      program: '--pager',
    },
    first: ['read'],
    operands: 'read',
  },
  less: {
    options: { flag: '-N -R -S -F -X -i -I -n -r -s -e -E -d', informs: '--help -V --version' },
    operands: 'read',
    effects: ['opens-terminal'],
  },
  more: {
    options: { flag: '-N -R -S -F -X -i -I -n -r -s -e -E -d', informs: '--help -V --version' },
    operands: 'read',
    effects: ['opens-terminal'],
  },
  most: {
    options: { flag: '-N -R -S -F -X -i -I -n -r -s -e -E -d', informs: '--help -V --version' },
    operands: 'read',
    effects: ['opens-terminal'],
  },
  pg: {
    options: { flag: '-N -R -S -F -X -i -I -n -r -s -e -E -d', informs: '--help -V --version' },
    operands: 'read',
    effects: ['opens-terminal'],
  },
  man: {
    options: { flag: '-a -f -k', value: '-s -S -L', informs: '--help --version -w --where --path' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  info: {
    options: { flag: '-a -f -k', value: '-s -S -L', informs: '--help --version -w --where --path' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  view: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  vi: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  vim: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  nvim: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  gvim: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  ex: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  ed: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  red: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  nano: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  pico: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  micro: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  emacs: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  emacsclient: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  hx: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  helix: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  kak: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  joe: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  mcedit: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  code: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  subl: {
    options: { informs: '--version' },
    operands: 'read',
    effects: ['opens-terminal', 'runs-code'],
  },
  xmllint: {
    options: {
      flag: '--noout --format --nonet --recover --huge --html --c14n --nowarning --nocdata --noblanks --nsclean --dropdtd --nodefdtd --quiet --timing --debug --htmlout --stream --sax',
      value: '--xpath --pattern --encode --maxmem --pretty',
      'asks-value': '--schema --relaxng --schematron',
      informs: '--version',
      write: '--output -o',
    },
    operands: 'read',
  },
  tidy: {
    options: {
      flag: '-i -indent -q -quiet -e -errors -xml -asxml -asxhtml -ashtml -u -upper -c -clean -b -bare -n -numeric -utf8 -ascii -raw',
      value: '-w -wrap',
      'asks-value': '-f -file -config',
      'in-place': '-m -modify',
      informs: '-h -help -v -version',
      write: '-o -output',
    },
    operands: 'read',
    waitsForInput: true,
  },
  ps: {
    options: {
      flag: '-aux -auxw -auxww -auxf -A -a -d -e -f -F -l -j -L -T -w -x --forest --headers --no-headers --deselect -y -M -H -c -N',
      value: '--sort --columns --cols --width --rows --lines',
      'asks-value':
        '-C -p --pid --ppid -u --user -U --User -g --group -G --Group -t --tty -s --sid -q --quick-pid -D',
      format: '-o --format -O',
      informs: '-V --version --help --info',
    },
    operands: 'process-letters',
  },
  top: {
    // Makes a directory for its settings before it reads an option.
    options: { asks: '-h --help -V --version' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  htop: {
    options: { informs: '-h --help -V --version' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  btop: {
    options: { informs: '-h --help -V --version' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  iotop: {
    options: { informs: '-h --help -V --version' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  atop: {
    options: { informs: '-h --help -V --version' },
    operands: 'text',
    effects: ['opens-terminal'],
  },
  free: {
    options: {
      flag: '-b --bytes --kilo --mega --giga --tera --peta -k --kibi -m --mebi -g --gibi --tebi --pebi -h --human --si -l --lohi -t --total -v --committed -w --wide -V -L --line',
      'asks-value': '-s --seconds -c --count',
      informs: '--help --version',
    },
    operands: 'none',
  },
  pgrep: {
    options: {
      flag: '-l --list-name -a --list-full -v --inverse -w --lightweight -c --count -f --full -i --ignore-case -n --newest -o --oldest -x --exact -A --ignore-ancestors -q -z',
      value:
        '-d --delimiter -g --pgroup -G --group -O --older -P --parent -s --session -t --terminal -u --euid -U --uid -r --runstates',
      informs: '-h --help -V --version',
    },
    operands: 'text',
  },
  pidof: {
    options: {
      flag: '-l --list-name -a --list-full -v --inverse -w --lightweight -c --count -f --full -i --ignore-case -n --newest -o --oldest -x --exact -A --ignore-ancestors -q -z',
      value:
        '-d --delimiter -g --pgroup -G --group -O --older -P --parent -s --session -t --terminal -u --euid -U --uid -r --runstates',
      informs: '-h --help -V --version',
    },
    operands: 'text',
  },
  getconf: { options: { flag: '-a', value: '-v', informs: '--help --version' }, operands: 'text' },
  mcookie: { options: { informs: '-h --help -V --version' }, operands: 'none' },
  namei: {
    options: {
      flag: '-x --mountpoints -m --modes -o --owners -l --long -n --nosymlinks -v --vertical -h -V',
      informs: '--help --version',
    },
    operands: 'list',
  },
  hardlink: { options: { informs: '-h --help -V --version' }, operands: 'write' },
  tput: { options: { flag: '-V', value: '-T' }, operands: 'text' },
  clear: { options: { flag: '-x', value: '-T', informs: '-V' }, operands: 'none' },
  reset: { options: { flag: '-x', value: '-T', informs: '-V' }, operands: 'none' },
  sponge: { options: { flag: '-a' }, operands: 'write', waitsForInput: true },
};
