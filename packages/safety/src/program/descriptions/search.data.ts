import type { ProgramDescription } from './program-description.ts';

/** Programs that search in files and directories. */
export const search: Readonly<Record<string, ProgramDescription>> = {
  grep: {
    options: {
      flag: '-E --extended-regexp -F --fixed-strings -G --basic-regexp -P --perl-regexp -i --ignore-case --no-ignore-case -w --word-regexp -x --line-regexp -z --null-data -s --no-messages -v --invert-match -b --byte-offset -n --line-number --line-buffered -H --with-filename -h --no-filename -o --only-matching -q --quiet --silent -a --text -I -r --recursive -R --dereference-recursive -L --files-without-match -l --files-with-matches -c --count -T --initial-tab -Z --null --no-group-separator -U --binary -# -u -y',
      value:
        '-m --max-count --label --binary-files -d --directories -D --devices --include --exclude --exclude-dir -B --before-context -A --after-context -C --context --group-separator',
      optional: '--color --colour',
      informs: '-V --version --help',
      pattern: '-e --regexp',
      read: '-f --file --exclude-from',
    },
    first: ['pattern'],
    operands: 'read',
    uses: [{ when: '-r -R --recursive --dereference-recursive', readsDirectory: true }],
  },
  egrep: {
    options: {
      flag: '-E --extended-regexp -F --fixed-strings -G --basic-regexp -P --perl-regexp -i --ignore-case --no-ignore-case -w --word-regexp -x --line-regexp -z --null-data -s --no-messages -v --invert-match -b --byte-offset -n --line-number --line-buffered -H --with-filename -h --no-filename -o --only-matching -q --quiet --silent -a --text -I -r --recursive -R --dereference-recursive -L --files-without-match -l --files-with-matches -c --count -T --initial-tab -Z --null --no-group-separator -U --binary -# -u -y',
      value:
        '-m --max-count --label --binary-files -d --directories -D --devices --include --exclude --exclude-dir -B --before-context -A --after-context -C --context --group-separator',
      optional: '--color --colour',
      informs: '-V --version --help',
      pattern: '-e --regexp',
      read: '-f --file --exclude-from',
    },
    first: ['pattern'],
    operands: 'read',
    uses: [{ when: '-r -R --recursive --dereference-recursive', readsDirectory: true }],
  },
  fgrep: {
    options: {
      flag: '-E --extended-regexp -F --fixed-strings -G --basic-regexp -P --perl-regexp -i --ignore-case --no-ignore-case -w --word-regexp -x --line-regexp -z --null-data -s --no-messages -v --invert-match -b --byte-offset -n --line-number --line-buffered -H --with-filename -h --no-filename -o --only-matching -q --quiet --silent -a --text -I -r --recursive -R --dereference-recursive -L --files-without-match -l --files-with-matches -c --count -T --initial-tab -Z --null --no-group-separator -U --binary -# -u -y',
      value:
        '-m --max-count --label --binary-files -d --directories -D --devices --include --exclude --exclude-dir -B --before-context -A --after-context -C --context --group-separator',
      optional: '--color --colour',
      informs: '-V --version --help',
      pattern: '-e --regexp',
      read: '-f --file --exclude-from',
    },
    first: ['pattern'],
    operands: 'read',
    uses: [{ when: '-r -R --recursive --dereference-recursive', readsDirectory: true }],
  },
  rgrep: {
    options: {
      flag: '-E --extended-regexp -F --fixed-strings -G --basic-regexp -P --perl-regexp -i --ignore-case --no-ignore-case -w --word-regexp -x --line-regexp -z --null-data -s --no-messages -v --invert-match -b --byte-offset -n --line-number --line-buffered -H --with-filename -h --no-filename -o --only-matching -q --quiet --silent -a --text -I -r --recursive -R --dereference-recursive -L --files-without-match -l --files-with-matches -c --count -T --initial-tab -Z --null --no-group-separator -U --binary -# -u -y',
      value:
        '-m --max-count --label --binary-files -d --directories -D --devices --include --exclude --exclude-dir -B --before-context -A --after-context -C --context --group-separator',
      optional: '--color --colour',
      informs: '-V --version --help',
      pattern: '-e --regexp',
      read: '-f --file --exclude-from',
    },
    first: ['pattern'],
    operands: 'read',
    uses: [{ when: '-r -R --recursive --dereference-recursive', readsDirectory: true }],
  },
  rg: {
    options: {
      flag: '--auto-hybrid-regex --binary --block-buffered --byte-offset -b --case-sensitive -s --column --count -c --count-matches --crlf --debug --files --files-with-matches -l --files-without-match --fixed-strings -F --follow -L --glob-case-insensitive --heading --hidden -. --ignore-case -i --ignore-file-case-insensitive --include-zero --invert-match -v --json --line-buffered --line-number -n --line-regexp -x --max-columns-preview --mmap --multiline -U --multiline-dotall --no-config --no-filename -I --no-heading --no-ignore --no-ignore-dot --no-ignore-exclude --no-ignore-files --no-ignore-global --no-ignore-messages --no-ignore-parent --no-ignore-vcs --no-line-number -N --no-messages --no-mmap --no-pcre2-unicode --no-require-git --no-unicode --null -0 --null-data --one-file-system --only-matching -o --passthru --pcre2 -P --pretty -p --quiet -q --smart-case -S --stats --text -a --trim --type-list --unrestricted -u --vimgrep --with-filename -H --word-regexp -w --no-search-zip --no-pre --no-hidden --no-follow --no-json --no-stats --no-trim --ignore --ignore-vcs --messages --config --no-fixed-strings --no-pcre2 --no-encoding --no-crlf --no-text --no-sort-files --sort-files --no-multiline --no-column --no-block-buffered --no-line-buffered --no-glob-case-insensitive --no-one-file-system --require-git --stop-on-nonmatch --no-context-separator --no-byte-offset --no-binary --no-max-columns-preview --passthrough --no-invert-match --no-ignore-file-case-insensitive',
      value:
        '--after-context -A --before-context -B --color --colors --context -C --context-separator --dfa-size-limit --encoding -E --engine --field-context-separator --field-match-separator --glob -g --iglob --max-columns -M --max-count -m --max-depth --max-filesize --path-separator --pre-glob --regex-size-limit --replace -r --sort --sortr --threads -j --type -t --type-add --type-clear --type-not -T --maxdepth --hyperlink-format --generate -d',
      asks: '--search-zip -z',
      informs: '--help -h --pcre2-version --version -V',
      pattern: '--regexp -e',
      program: '--pre --hostname-bin',
      read: '--file -f --ignore-file',
    },
    first: ['pattern'],
    operands: 'read',
    readsDirectory: true,
    uses: [{ when: '--files --type-list', first: [] }],
  },
  ag: {
    options: {
      flag: '-c --count -i --ignore-case -s --case-sensitive -S --smart-case -l --files-with-matches -L --files-without-matches -Q --literal -F --fixed-strings -v --invert-match -w --word-regexp -o --only-matching -n --norecurse -r --recurse -R --hidden -u --unrestricted -U --skip-vcs-ignores -a --all-types -t --all-text --nocolor --color --nogroup --group --noheading --heading --nobreak --break --nofilename --filename --numbers --nonumbers --column --stats --stats-only --vimgrep --ackmate -0 --null --print0 --silent -H --nopager --passthrough --passthru --one-device --nomultiline --multiline',
      value:
        '-A --after -B --before -C --context -m --max-count --depth -G --file-search-regex --ignore --ignore-dir --width -W --workers',
      asks: '-z --search-zip --debug -D',
      informs: '-h --help -V --version --list-file-types',
      pattern: '-g',
      program: '--pager',
      read: '-p --path-to-ignore',
    },
    first: ['pattern'],
    operands: 'read',
    readsDirectory: true,
  },
  fd: {
    options: {
      flag: '-H --hidden -I --no-ignore --no-ignore-vcs --no-ignore-parent --no-require-git -u --unrestricted -s --case-sensitive -i --ignore-case -g --glob --regex -F --fixed-strings -a --absolute-path -L --follow -p --full-path -0 --print0 --prune -1 -q --quiet --show-errors --strip-cwd-prefix --one-file-system',
      value:
        '-d --max-depth --min-depth --exact-depth -E --exclude -t --type -e --extension -S --size --changed-within --changed-before --newer --older -o --owner --format -c --color -j --threads --batch-size --max-results --path-separator --max-buffer-time',
      asks: '-l --list-details',
      'asks-value': '-x --exec -X --exec-batch --base-directory --and',
      informs: '-h --help -V --version',
      read: '--ignore-file --search-path',
    },
    first: ['text'],
    operands: 'read',
    readsDirectory: true,
  },
  fdfind: {
    options: {
      flag: '-H --hidden -I --no-ignore --no-ignore-vcs --no-ignore-parent --no-require-git -u --unrestricted -s --case-sensitive -i --ignore-case -g --glob --regex -F --fixed-strings -a --absolute-path -L --follow -p --full-path -0 --print0 --prune -1 -q --quiet --show-errors --strip-cwd-prefix --one-file-system',
      value:
        '-d --max-depth --min-depth --exact-depth -E --exclude -t --type -e --extension -S --size --changed-within --changed-before --newer --older -o --owner --format -c --color -j --threads --batch-size --max-results --path-separator --max-buffer-time',
      asks: '-l --list-details',
      'asks-value': '-x --exec -X --exec-batch --base-directory --and',
      informs: '-h --help -V --version',
      read: '--ignore-file --search-path',
    },
    first: ['text'],
    operands: 'read',
    readsDirectory: true,
  },
  tree: {
    options: {
      flag: '-a -d -l -f -x -q -N -Q -p -u -g -s -h -D -F -v -t -c -U -r -i -A -S -n -C -X -J --inodes --device --si --du --noreport --prune --matchdirs --ignore-case --dirsfirst --filesfirst --nolinks --metafirst --gitignore --info',
      value: '-I -P -L -H -T --charset --filelimit --timefmt --sort --hintro --houtro',
      asks: '--fromfile --fromtabfile',
      'asks-value': '-R',
      informs: '--help --version',
      read: '--gitfile --infofile',
      write: '-o',
    },
    operands: 'list',
    readsDirectory: true,
  },
  which: { options: { flag: '-a -s' }, operands: 'text' },
  whereis: {
    options: { flag: '-b -m -s -u -g -l', informs: '-h --help -V --version' },
    operands: 'text',
  },
  locate: {
    options: {
      flag: '-A --all -b --basename -c --count -e --existing -i --ignore-case -0 --null -q --quiet -r --regexp --regex -w --wholename -N --literal',
      value: '-l --limit -n',
      'asks-value': '-d --database',
      informs: '-h --help -V --version',
    },
    operands: 'text',
    effects: ['outside-workspace'],
  },
  mlocate: {
    options: {
      flag: '-A --all -b --basename -c --count -e --existing -i --ignore-case -0 --null -q --quiet -r --regexp --regex -w --wholename -N --literal',
      value: '-l --limit -n',
      'asks-value': '-d --database',
      informs: '-h --help -V --version',
    },
    operands: 'text',
    effects: ['outside-workspace'],
  },
  plocate: {
    options: {
      flag: '-A --all -b --basename -c --count -e --existing -i --ignore-case -0 --null -q --quiet -r --regexp --regex -w --wholename -N --literal',
      value: '-l --limit -n',
      'asks-value': '-d --database',
      informs: '-h --help -V --version',
    },
    operands: 'text',
    effects: ['outside-workspace'],
  },
  updatedb: { options: {}, operands: 'text', effects: ['changes-system'] },
  apropos: {
    options: {
      flag: '-d --debug -v --verbose -r --regex -w --wildcard -e --exact -a --and -l --long',
      value: '-s --sections --section -m --systems -L --locale',
      informs: '-? --help --usage -V --version',
    },
    operands: 'text',
  },
  whatis: {
    options: {
      flag: '-d --debug -v --verbose -r --regex -w --wildcard -e --exact -a --and -l --long',
      value: '-s --sections --section -m --systems -L --locale',
      informs: '-? --help --usage -V --version',
    },
    operands: 'text',
  },
};
