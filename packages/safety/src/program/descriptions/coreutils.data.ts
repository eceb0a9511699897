import type { ProgramDescription } from './program-description.ts';

/** Programs of GNU coreutils, as their manuals describe them. */
export const coreutils: Readonly<Record<string, ProgramDescription>> = {
  true: { options: {}, operands: 'text', takesAnyText: true },
  ':': { options: {}, operands: 'text', takesAnyText: true },
  false: { options: {}, operands: 'text', takesAnyText: true },
  echo: { options: {}, operands: 'text', takesAnyText: true },
  expr: { options: {}, operands: 'text', takesAnyText: true },
  pwd: {
    options: { flag: '-L --logical -P --physical', informs: '--help --version' },
    operands: 'none',
  },
  whoami: { options: { informs: '--help --version' }, operands: 'none' },
  logname: { options: { informs: '--help --version' }, operands: 'none' },
  tty: { options: { flag: '-s --silent --quiet', informs: '--help --version' }, operands: 'none' },
  hostid: { options: { informs: '--help --version' }, operands: 'none' },
  uname: {
    options: {
      flag: '-a --all -s --kernel-name -n --nodename -r --kernel-release -v --kernel-version -m --machine -p --processor -i --hardware-platform -o --operating-system',
      informs: '--help --version',
    },
    operands: 'none',
  },
  nproc: {
    options: { flag: '--all', value: '--ignore', informs: '--help --version' },
    operands: 'none',
  },
  groups: { options: { informs: '--help --version' }, operands: 'text' },
  users: { options: { informs: '--help --version' }, operands: 'text' },
  id: {
    options: {
      flag: '-a -Z --context -g --group -G --groups -n --name -r --real -u --user -z --zero',
      informs: '--help --version',
    },
    operands: 'text',
  },
  pinky: {
    options: { flag: '-l -b -h -p -s -f -w -i -q', informs: '--help --version' },
    operands: 'text',
    effects: ['outside-workspace'],
  },
  who: {
    options: {
      flag: '-a --all -b --boot -d --dead -H --heading --ips -l --login --lookup -m -p --process -q --count -r --runlevel -s --short -t --time -T -w --mesg -u --users --message --writable',
      informs: '--help --version',
    },
    operands: 'read',
  },
  basename: {
    options: { flag: '-a --multiple -z --zero', value: '-s --suffix', informs: '--help --version' },
    operands: 'text',
    hasHarmlessOptions: true,
  },
  dirname: {
    options: { flag: '-z --zero', informs: '--help --version' },
    operands: 'text',
    hasHarmlessOptions: true,
  },
  pathchk: {
    options: { flag: '-p -P --portability', informs: '--help --version' },
    operands: 'text',
    hasHarmlessOptions: true,
  },
  seq: {
    options: {
      flag: '-w --equal-width -#',
      value: '-f --format -s --separator',
      informs: '--help --version',
    },
    operands: 'count',
  },
  sleep: { options: { informs: '--help --version' }, operands: 'seconds' },
  yes: { options: { informs: '--help --version' }, operands: 'text', effects: ['endless'] },
  factor: { options: { informs: '--help --version' }, operands: 'text', waitsForInput: true },
  numfmt: {
    options: {
      flag: '--debug --grouping -z --zero-terminated -M',
      value:
        '-d --delimiter --field --format --from --from-unit --invalid --padding --round --suffix --to --to-unit',
      optional: '--header',
      informs: '--help --version',
    },
    operands: 'text',
    waitsForInput: true,
  },
  date: {
    options: {
      flag: '--debug --resolution -R --rfc-email -u --utc --universal',
      value: '-d --date --rfc-3339 -s --set',
      optional: '-I --iso-8601',
      informs: '--help --version',
      read: '-f --file -r --reference',
    },
    operands: 'format-date',
    uses: [{ when: '-s --set', effects: ['changes-system'] }],
  },
  printenv: {
    options: { flag: '-0 --null', informs: '--help --version' },
    operands: 'text',
    effects: ['reads-environment'],
  },
  dircolors: {
    options: {
      flag: '-b --sh --bourne-shell -c --csh --c-shell -p --print-database --print-ls-colors',
      informs: '--help --version',
    },
    operands: 'read',
  },
  stty: {
    options: { flag: '-a --all -g --save', informs: '--help --version', read: '-F --file' },
    operands: 'none',
  },
  sync: {
    options: { flag: '-d --data -f --file-system', informs: '--help --version' },
    operands: 'list',
  },
  realpath: {
    options: {
      flag: '-e --canonicalize-existing -m --canonicalize-missing -L --logical -P --physical -q --quiet -s --strip --no-symlinks -z --zero',
      informs: '--help --version',
      read: '--relative-to --relative-base',
    },
    operands: 'list',
    hasHarmlessOptions: true,
  },
  readlink: {
    options: {
      flag: '-f --canonicalize -e --canonicalize-existing -m --canonicalize-missing -n --no-newline -q --quiet -s --silent -v --verbose -z --zero',
      informs: '--help --version',
    },
    operands: 'list',
    hasHarmlessOptions: true,
  },
  ls: {
    options: {
      flag: '-a --all -A --almost-all --author -b --escape -B --ignore-backups -c -C -d --directory -D --dired -f -F --file-type --full-time -g --group-directories-first -G --no-group -h --human-readable --si -H --dereference-command-line --dereference-command-line-symlink-to-dir -i --inode -k --kibibytes -l -L --dereference -m -n --numeric-uid-gid -N --literal -o -p -q --hide-control-chars --show-control-chars -Q --quote-name -r --reverse -R --recursive -s --size -S -t -u -U -v -x -X -Z --context --zero -1',
      value:
        '--block-size --format --hide --indicator-style -I --ignore --quoting-style --sort --time --time-style -T --tabsize -w --width',
      optional: '--color --classify --hyperlink',
      informs: '--help --version',
    },
    operands: 'list',
    readsDirectory: true,
    hasHarmlessOptions: true,
  },
  dir: {
    options: {
      flag: '-a --all -A --almost-all --author -b --escape -B --ignore-backups -c -C -d --directory -D --dired -f -F --file-type --full-time -g --group-directories-first -G --no-group -h --human-readable --si -H --dereference-command-line --dereference-command-line-symlink-to-dir -i --inode -k --kibibytes -l -L --dereference -m -n --numeric-uid-gid -N --literal -o -p -q --hide-control-chars --show-control-chars -Q --quote-name -r --reverse -R --recursive -s --size -S -t -u -U -v -x -X -Z --context --zero -1',
      value:
        '--block-size --format --hide --indicator-style -I --ignore --quoting-style --sort --time --time-style -T --tabsize -w --width',
      optional: '--color --classify --hyperlink',
      informs: '--help --version',
    },
    operands: 'list',
    readsDirectory: true,
    hasHarmlessOptions: true,
  },
  vdir: {
    options: {
      flag: '-a --all -A --almost-all --author -b --escape -B --ignore-backups -c -C -d --directory -D --dired -f -F --file-type --full-time -g --group-directories-first -G --no-group -h --human-readable --si -H --dereference-command-line --dereference-command-line-symlink-to-dir -i --inode -k --kibibytes -l -L --dereference -m -n --numeric-uid-gid -N --literal -o -p -q --hide-control-chars --show-control-chars -Q --quote-name -r --reverse -R --recursive -s --size -S -t -u -U -v -x -X -Z --context --zero -1',
      value:
        '--block-size --format --hide --indicator-style -I --ignore --quoting-style --sort --time --time-style -T --tabsize -w --width',
      optional: '--color --classify --hyperlink',
      informs: '--help --version',
    },
    operands: 'list',
    readsDirectory: true,
    hasHarmlessOptions: true,
  },
  stat: {
    options: {
      flag: '-L --dereference -f --file-system -t --terse',
      value: '--cached -c --format --printf',
      informs: '--help --version',
    },
    operands: 'list',
    hasHarmlessOptions: true,
  },
  df: {
    options: {
      flag: '-a --all -h --human-readable -H --si -i --inodes -k -l --local --no-sync -P --portability --sync --total -T --print-type -v',
      value: '-B --block-size -t --type -x --exclude-type',
      optional: '--output',
      informs: '--help --version',
    },
    operands: 'list',
    hasHarmlessOptions: true,
  },
  du: {
    options: {
      flag: '-0 --null -a --all --apparent-size -b --bytes -c --total -D --dereference-args -H -h --human-readable --inodes -k -L --dereference -l --count-links -m -P --no-dereference -S --separate-dirs --si -s --summarize -x --one-file-system',
      value: '-B --block-size -d --max-depth -t --threshold --time-style --exclude',
      optional: '--time',
      informs: '--help --version',
      read: '-X --exclude-from',
      'read-list': '--files0-from',
    },
    operands: 'list',
    readsDirectory: true,
  },
  cat: {
    options: {
      flag: '-A --show-all -b --number-nonblank -e -E --show-ends -n --number -s --squeeze-blank -t -T --show-tabs -u -v --show-nonprinting',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  tac: {
    options: {
      flag: '-b --before -r --regex',
      value: '-s --separator',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  nl: {
    options: {
      flag: '-p --no-renumber',
      value:
        '-b --body-numbering -d --section-delimiter -f --footer-numbering -h --header-numbering -i --line-increment -l --join-blank-lines -n --number-format -s --number-separator -v --starting-line-number -w --number-width',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  fold: {
    options: { flag: '-b --bytes -s --spaces', value: '-w --width', informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  fmt: {
    options: {
      flag: '-c --crown-margin -s --split-only -t --tagged-paragraph -u --uniform-spacing',
      value: '-p --prefix -w --width -g --goal',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  expand: {
    options: { flag: '-i --initial', value: '-t --tabs', informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  unexpand: {
    options: { flag: '-a --all --first-only', value: '-t --tabs', informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  base32: {
    options: {
      flag: '-d --decode -i --ignore-garbage',
      value: '-w --wrap',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
    maxOperands: 1,
  },
  base64: {
    options: {
      flag: '-d --decode -i --ignore-garbage',
      value: '-w --wrap',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
    maxOperands: 1,
  },
  basenc: {
    options: {
      flag: '--base64 --base64url --base32 --base32hex --base16 --base2msbf --base2lsbf -d --decode -i --ignore-garbage --z85',
      value: '-w --wrap',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
    maxOperands: 1,
  },
  head: {
    options: {
      flag: '-q --quiet --silent -v --verbose -z --zero-terminated -#',
      value: '-c --bytes -n --lines',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  tail: {
    options: {
      flag: '-f -F -q --quiet --silent --retry -v --verbose -z --zero-terminated -#',
      value: '-c --bytes -n --lines --max-unchanged-stats --pid -s --sleep-interval',
      optional: '--follow',
      informs: '--help --version',
    },
    first: ['start'],
    operands: 'read',
    waitsForInput: true,
    uses: [{ when: '-f -F --follow', effects: ['endless'] }],
  },
  cut: {
    options: {
      flag: '-n --complement -s --only-delimited -z --zero-terminated -M',
      value: '-b --bytes -c --characters -d --delimiter -f --fields --output-delimiter',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  paste: {
    options: {
      flag: '-s --serial -z --zero-terminated',
      value: '-d --delimiters',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  join: {
    options: {
      flag: '-i --ignore-case --check-order --nocheck-order --header -z --zero-terminated',
      value: '-a -e -j -o -t -v -1 -2',
      informs: '--help --version',
    },
    operands: 'read',
    hasHarmlessOptions: true,
    maxOperands: 2,
  },
  comm: {
    options: {
      flag: '-1 -2 -3 --check-order --nocheck-order --total -z --zero-terminated',
      value: '--output-delimiter',
      informs: '--help --version',
    },
    operands: 'read',
    hasHarmlessOptions: true,
    maxOperands: 2,
  },
  wc: {
    options: {
      flag: '-c --bytes -m --chars -l --lines -L --max-line-length -w --words',
      informs: '--help --version',
      'read-list': '--files0-from',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sum: {
    options: { flag: '-r -s --sysv', informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  cksum: {
    options: {
      flag: '--tag --untagged -z --zero --ignore-missing --quiet --status --strict -w --warn --debug',
      value: '-a --algorithm -l --length',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  md5sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  b2sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      value: '-l --length',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sha1sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sha224sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sha256sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sha384sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sha512sum: {
    options: {
      flag: '-b --binary --tag -t --text -z --zero --ignore-missing --quiet --status --strict -w --warn',
      asks: '-c --check',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
  },
  sort: {
    options: {
      flag: '-b --ignore-leading-blanks -d --dictionary-order -f --ignore-case -g --general-numeric-sort -i --ignore-nonprinting -M --month-sort -h --human-numeric-sort -n --numeric-sort -R --random-sort -r --reverse -V --version-sort -c -C --debug -m --merge -s --stable -u --unique -z --zero-terminated',
      value: '--sort --batch-size -k --key -S --buffer-size -t --field-separator --parallel',
      optional: '--check',
      informs: '--help --version',
      program: '--compress-program',
      read: '--random-source',
      'read-list': '--files0-from',
      write: '-o --output',
      'write-into': '-T --temporary-directory',
    },
    operands: 'read',
    waitsForInput: true,
  },
  uniq: {
    writesDashToOutput: true,
    options: {
      flag: '-c --count -d --repeated -D -i --ignore-case -u --unique -z --zero-terminated -#',
      value: '-f --skip-fields -s --skip-chars -w --check-chars',
      optional: '--all-repeated --group',
      informs: '--help --version',
    },
    first: ['read', 'write'],
    operands: 'read',
    maxOperands: 2,
    waitsForInput: true,
  },
  tr: {
    options: {
      flag: '-c -C --complement -d --delete -s --squeeze-repeats -t --truncate-set1',
      informs: '--help --version',
    },
    operands: 'text',
    waitsForInput: true,
    maxOperands: 2,
  },
  tsort: {
    options: { informs: '--help --version' },
    operands: 'read',
    waitsForInput: true,
    maxOperands: 1,
  },
  od: {
    options: {
      flag: '-v --output-duplicates --traditional -a -b -c -d -f -i -l -o -s -x',
      value: '-A --address-radix --endian -j --skip-bytes -N --read-bytes -S -t --format',
      optional: '--strings -w --width',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  pr: {
    options: {
      flag: '-# -a --across -c --show-control-chars -d --double-space -F -f --form-feed -J --join-lines -m --merge -r --no-file-warnings -t --omit-header -T --omit-pagination -v --show-nonprinting',
      value:
        '--columns -D --date-format -h --header -l --length -N --first-line-number -o --indent -w --width -W --page-width --pages',
      optional:
        '-e --expand-tabs -i --output-tabs -n --number-lines -s --separator -S --sep-string',
      informs: '--help --version',
    },
    operands: 'read',
    waitsForInput: true,
    hasHarmlessOptions: true,
  },
  ptx: {
    options: {
      flag: '-A --auto-reference -G --traditional -R --right-side-refs -f --ignore-case -r --references -t --typeset-mode',
      value:
        '-F --flag-truncation -M --macro-name -O --format -S --sentence-regexp -T -W --word-regexp -g --gap-size -w --width',
      informs: '--help --version',
      read: '-b --break-file -i --ignore-file -o --only-file',
    },
    operands: 'read',
    waitsForInput: true,
    uses: [{ when: '-G --traditional', first: ['read', 'write'] }],
  },
  shuf: {
    options: {
      flag: '-e --echo -z --zero-terminated',
      asks: '-r --repeat',
      value: '-i --input-range -n --head-count',
      informs: '--help --version',
      read: '--random-source',
      write: '-o --output',
    },
    operands: 'read',
    waitsForInput: true,
    uses: [{ when: '-e --echo -i --input-range', operands: 'text', waitsForInput: false }],
  },
  split: {
    options: {
      flag: '-d -x -e --elide-empty-files -u --unbuffered --verbose -#',
      value:
        '-a --suffix-length --additional-suffix -b --bytes -C --line-bytes -l --lines -n --number -t --separator',
      optional: '--numeric-suffixes --hex-suffixes',
      informs: '--help --version',
      run: '--filter',
    },
    first: ['read', 'write'],
    operands: 'none',
    effects: ['writes'],
  },
  csplit: {
    options: {
      flag: '-k --keep-files --suppress-matched -s --quiet --silent -z --elide-empty-files',
      value: '-b --suffix-format -n --digits',
      informs: '--help --version',
      write: '-f --prefix',
    },
    first: ['read'],
    operands: 'text',
    effects: ['writes'],
  },
  tee: {
    options: {
      flag: '-a --append -i --ignore-interrupts -p',
      optional: '--output-error',
      informs: '--help --version',
    },
    operands: 'write',
    waitsForInput: true,
  },
  truncate: {
    options: {
      flag: '-c --no-create -o --io-blocks',
      value: '-s --size',
      informs: '--help --version',
      read: '-r --reference',
    },
    operands: 'write',
  },
  touch: {
    options: {
      flag: '-a -c --no-create -f -h --no-dereference -m',
      value: '-d --date -t --time',
      informs: '--help --version',
      read: '-r --reference',
    },
    operands: 'write',
  },
  mktemp: {
    options: {
      flag: '-d --directory -u --dry-run -q --quiet -t',
      value: '--suffix',
      informs: '--help --version',
      'optional-write': '--tmpdir',
      'write-into': '-p',
    },
    operands: 'write',
    effects: ['writes'],
  },
  mkdir: {
    options: {
      flag: '-p --parents -v --verbose -Z',
      value: '-m --mode',
      optional: '--context',
      informs: '--help --version',
    },
    operands: 'write',
  },
  mkfifo: {
    options: { flag: '-Z', value: '-m --mode', optional: '--context', informs: '--help --version' },
    operands: 'write',
  },
  mknod: {
    options: { flag: '-Z', value: '-m --mode', optional: '--context', informs: '--help --version' },
    first: ['write'],
    operands: 'text',
  },
  rmdir: {
    options: {
      flag: '--ignore-fail-on-non-empty -p --parents -v --verbose',
      informs: '--help --version',
    },
    operands: 'delete',
  },
  unlink: { options: { informs: '--help --version' }, operands: 'delete' },
  rm: {
    options: {
      flag: '-f --force -i -I --one-file-system --no-preserve-root -r -R --recursive -d --dir -v --verbose',
      optional: '--interactive --preserve-root',
      informs: '--help --version',
    },
    operands: 'delete',
    uses: [{ when: '-r -R --recursive', effects: ['destroys'] }],
  },
  shred: {
    options: {
      flag: '-f --force -u -v --verbose -x --exact -z --zero',
      value: '-n --iterations -s --size',
      optional: '--remove',
      informs: '--help --version',
      read: '--random-source',
    },
    operands: 'write',
    effects: ['destroys'],
  },
  cp: {
    options: {
      flag: '-a --archive --attributes-only -b --copy-contents -d -f --force -i --interactive -H -l --link -L --dereference -n --no-clobber -P --no-dereference -p --parents -R -r --recursive --remove-destination --strip-trailing-slashes -s --symbolic-link -T --no-target-directory -u --update -v --verbose -x --one-file-system -Z',
      value: '--no-preserve --sparse -S --suffix',
      optional: '--backup --preserve --reflink --context',
      informs: '--help --version',
      'write-into': '-t --target-directory',
    },
    operands: 'read',
    last: 'write',
    uses: [{ when: '-t --target-directory', last: 'read' }],
  },
  mv: {
    options: {
      flag: '-b -f --force -i --interactive -n --no-clobber --strip-trailing-slashes -T --no-target-directory -u --update -v --verbose -Z --context',
      value: '-S --suffix',
      optional: '--backup',
      informs: '--help --version',
      'write-into': '-t --target-directory',
    },
    operands: 'move',
    last: 'write',
    uses: [{ when: '-t --target-directory', last: 'move' }],
  },
  ln: {
    options: {
      flag: '-b -d -F --directory -f --force -i --interactive -L --logical -n --no-dereference -P --physical -r --relative -s --symbolic -T --no-target-directory -v --verbose',
      value: '-S --suffix',
      optional: '--backup',
      informs: '--help --version',
      'write-into': '-t --target-directory',
    },
    operands: 'link',
    last: 'write',
    effects: ['writes'],
    uses: [{ when: '-t --target-directory', last: 'link' }],
  },
  link: { options: { informs: '--help --version' }, first: ['link'], operands: 'write' },
  install: {
    options: {
      flag: '-b -c -C --compare -d --directory -D -p --preserve-timestamps -T --no-target-directory -v --verbose --preserve-context -Z',
      value: '-g --group -m --mode -o --owner -S --suffix',
      optional: '--backup --context',
      asks: '-s --strip',
      informs: '--help --version',
      program: '--strip-program',
      'write-into': '-t --target-directory',
    },
    operands: 'read',
    last: 'write',
    uses: [
      { when: '-d --directory', operands: 'write' },
      { when: '-t --target-directory', last: 'read' },
    ],
  },
  chmod: {
    options: {
      flag: '-c --changes -f --silent --quiet -v --verbose --no-preserve-root --preserve-root -R --recursive -r -w -x -X -s -t',
      informs: '--help --version',
      read: '--reference',
    },
    first: ['text'],
    operands: 'write',
    uses: [{ when: '--reference -r -w -x -X -s -t', first: [] }],
  },
  chown: {
    options: {
      flag: '-c --changes -f --silent --quiet -v --verbose --dereference -h --no-dereference --no-preserve-root --preserve-root -R --recursive -H -L -P',
      value: '--from',
      informs: '--help --version',
      read: '--reference',
    },
    first: ['text'],
    operands: 'write',
    uses: [{ when: '--reference', first: [] }],
  },
  chgrp: {
    options: {
      flag: '-c --changes -f --silent --quiet -v --verbose --dereference -h --no-dereference --no-preserve-root --preserve-root -R --recursive -H -L -P',
      value: '--from',
      informs: '--help --version',
      read: '--reference',
    },
    first: ['text'],
    operands: 'write',
    uses: [{ when: '--reference', first: [] }],
  },
  chcon: {
    options: {
      flag: '--dereference -h --no-dereference --no-preserve-root --preserve-root -R --recursive -v --verbose -H -L -P',
      value: '-u --user -r --role -t --type -l --range',
      informs: '--help --version',
      read: '--reference',
    },
    operands: 'write',
    effects: ['changes-system'],
  },
  dd: {
    options: { informs: '--help --version' },
    operands: 'text',
    keys: { if: 'read', of: 'write' },
  },
};
