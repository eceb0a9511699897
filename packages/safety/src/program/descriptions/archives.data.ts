import type { ProgramDescription } from './program-description.ts';

const tar: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '-A --catenate --concatenate -c --create --delete -d --diff --compare -r --append --test-label -t --list -u --update -x --extract --get --check-device -G --incremental --ignore-failed-read --no-check-device --no-seek -n --seek -S --sparse --exclude-backups --exclude-caches --exclude-caches-all --exclude-caches-under --exclude-vcs --exclude-vcs-ignores --no-null --no-recursion --no-unquote --no-verbatim-files-from --null --recursion --unquote --verbatim-files-from --anchored --ignore-case --no-anchored --no-ignore-case --no-wildcards --no-wildcards-match-slash --wildcards --wildcards-match-slash --keep-directory-symlink --keep-newer-files -k --keep-old-files --no-overwrite-dir --overwrite --overwrite-dir --recursive-unlink --skip-old-files -U --unlink-first -W --verify --ignore-command-error --no-ignore-command-error -O --to-stdout --clamp-mtime --delay-directory-restore -m --touch --no-delay-directory-restore --no-same-owner --no-same-permissions --numeric-owner -p --preserve-permissions --same-permissions --same-owner -s --preserve-order --same-order --acls --no-acls --no-selinux --no-xattrs --selinux --xattrs --force-local -B --read-full-records -i --ignore-zeros --old-archive --portability --posix -a --auto-compress -j --bzip2 -J --xz --lzip --lzma --lzop --no-auto-compress --zstd -z --gzip --gunzip --ungzip -Z --compress --uncompress --hard-dereference -h --dereference --one-file-system --full-time -l --check-links -R --block-number --show-omitted-dirs --show-transformed-names --show-stored-names --utc -v --verbose -o --restrict',
    value:
      '--hole-detection --level --sparse-version --exclude --exclude-ignore --exclude-ignore-recursive --exclude-tag --exclude-tag-all --exclude-tag-under --group --mode --mtime --owner --sort --xattrs-exclude --xattrs-include -L --tape-length -b --blocking-factor --record-size -H --format --pax-option -V --label -K --starting-file --newer-mtime -N --newer --after-date --suffix --strip-components --transform --xform --no-quote-chars --quote-chars --quoting-style --warning',
    optional: '--occurrence --atime-preserve --backup --checkpoint --totals',
    read: '--add-file -C --directory -X --exclude-from --group-map --owner-map -f --file',
    'read-list': '-T --files-from',
    write: '-g --listed-incremental --volno-file --index-file',
    'optional-write': '--one-top-level',
    'in-place': '--remove-files',
    run: '--to-command -F --info-script --new-volume-script --rmt-command --rsh-command -I --use-compress-program',
    asks: '-M --multi-volume -P --absolute-names -w --interactive --confirmation',
    'asks-value': '--checkpoint-action',
    informs: '--show-defaults --show-snapshot-field-ranges --help --usage --version -?',
  },
  operands: 'text',
  bundlesFirst: true,
  reachesHosts: true,
  needs:
    '-c --create -x --extract --get -t --list --test-label -d --diff --compare -r --append -u --update -A --catenate --concatenate --delete',
  uses: [
    {
      when: '-c --create -r --append -u --update -A --catenate --concatenate --delete',
      operands: 'read',
      roles: { write: '-f --file' },
    },
    { when: '-d --diff --compare', operands: 'read' },
    { when: '-O --to-stdout', operands: 'text' },
    { when: '-x --extract --get', effects: ['unpacks'], roles: { write: '-C --directory' } },
  ],
};

const gzipOptions = {
  flag: '-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -a --ascii -c --stdout --to-stdout -d --decompress --uncompress -f --force -k --keep -l --list -m --no-time -M --time -n --no-name -N --name -q --quiet --silent -r --recursive --rsyncable --synchronous -t --test -v --verbose -Z --lzw --fast --best --presume-input-tty',
  value: '-b --bits -S --suffix',
  informs: '-h -H -? --help -V --version -L --license',
} as const;

const gzip: ProgramDescription = {
  options: gzipOptions,
  operands: 'move',
  waitsForInput: true,
  uses: [
    { when: '-c --stdout --to-stdout -t --test -l --list', operands: 'read' },
    { when: '-k --keep', operands: 'write' },
  ],
};

const gunzip = gzip;
const zcat: ProgramDescription = { options: gzipOptions, operands: 'read', waitsForInput: true };

const bzip2Options = {
  flag: '-1 -2 -3 -4 -5 -6 -7 -8 -9 -d --decompress -z --compress -k --keep -f --force -t --test -c --stdout -q --quiet -v --verbose -s --small --fast --best --repetitive-fast --repetitive-best --exponential',
  informs: '-h --help -L --license -V --version',
} as const;

const bzip2: ProgramDescription = {
  options: bzip2Options,
  operands: 'move',
  waitsForInput: true,
  uses: [
    { when: '-c --stdout', operands: 'read' },
    // Of several modes the last one holds.
    { when: '-d --decompress -z --compress', operands: 'move' },
    { when: '-t --test', operands: 'read' },
    { when: '-k --keep', operands: 'write' },
  ],
};
const bzcat: ProgramDescription = { options: bzip2Options, operands: 'read', waitsForInput: true };

const xzOptions = {
  flag: '-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -z --compress -d --decompress --uncompress -t --test -l --list -k --keep -f --force -c --stdout --to-stdout --single-stream --no-sparse --ignore-check -e --extreme --no-adjust -q --quiet -v --verbose -Q --no-warn --robot --fast --best --no-sync',
  value:
    '-S --suffix -F --format -C --check -T --threads --block-size --block-list --flush-timeout --memlimit-compress --memlimit-decompress --memlimit-mt-decompress -M --memlimit --memory --filters --filters1 --filters2 --filters3 --filters4 --filters5 --filters6 --filters7 --filters8 --filters9',
  optional:
    '--lzma1 --lzma2 --x86 --arm --armthumb --arm64 --powerpc --ia64 --sparc --riscv --delta',
  // The names of what is compressed come from elsewhere.
  asks: '--files --files0',
  informs: '-h --help -H --long-help -V --version --info-memory --filters-help',
} as const;

const xz: ProgramDescription = {
  options: xzOptions,
  operands: 'move',
  waitsForInput: true,
  uses: [
    { when: '-c --stdout --to-stdout', operands: 'read' },
    { when: '-z --compress -d --decompress --uncompress', operands: 'move' },
    { when: '-t --test -l --list', operands: 'read' },
    { when: '-k --keep', operands: 'write' },
  ],
};
const xzcat: ProgramDescription = { options: xzOptions, operands: 'read', waitsForInput: true };

const zstdOptions = {
  flag: '-1 -2 -3 -4 -5 -6 -7 -8 -9 -z --compress -d --decompress --uncompress -f --force -k --keep -c --stdout --to-stdout -v --verbose -q --quiet --progress --no-progress -r --asyncio --no-asyncio --check --no-check -C --ultra --adapt --single-thread --rsyncable --exclude-compressed --no-dictID --compress-literals --no-compress-literals --row-match-finder --no-row-match-finder --mmap-dict --no-mmap-dict -l --list -t --test --sparse --no-sparse --pass-through --no-pass-through --no-name -n -S --content-size --no-content-size --max',
  value:
    '--auto-threads --stream-size --size-hint --target-compressed-block-size --format --maxdict --dictID --threads --memory --memlimit --memlimit-decompress --block-size --priority --zstd',
  optional: '-T -M -B -b -e -i --fast --long --train-cover --train-fastcover',
  read: '-D --dict --patch-from --patch-apply',
  'read-list': '--filelist',
  write: '-o --output --trace',
  'write-into': '--output-dir-flat --output-dir-mirror',
  'in-place': '--rm',
  asks: '--train --train-legacy',
  informs: '-h -H --help -V --version',
} as const;

const zstd: ProgramDescription = {
  writesDashToOutput: true,
  options: zstdOptions,
  operands: 'write',
  waitsForInput: true,
  uses: [
    { when: '-c --stdout --to-stdout', operands: 'read' },
    { when: '-o --output', operands: 'read' },
    { when: '-z --compress -d --decompress --uncompress', operands: 'write' },
    { when: '-t --test -l --list', operands: 'read' },
  ],
};
const zstdcat: ProgramDescription = { options: zstdOptions, operands: 'read', waitsForInput: true };

const lz4Options = {
  flag: '-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -# -d --decompress --uncompress -z --compress -f --force -k --keep -v --verbose -q --quiet -c --stdout --to-stdout -t --test -m --multiple -r -l --frame-crc --no-frame-crc --content-size --no-content-size --list --sparse --no-sparse --favor-decSpeed --best -y -s',
  value: '--threads',
  optional: '-B -b -e -i -T --fast',
  read: '-D',
  'in-place': '--rm',
  informs: '-h -H --help -V --version',
} as const;

const lz4: ProgramDescription = {
  writesDashToOutput: true,
  options: lz4Options,
  operands: 'write',
  waitsForInput: true,
  uses: [
    { when: '-c --stdout --to-stdout', first: ['read'], operands: 'write' },
    { when: '-d --decompress --uncompress -z --compress -m --multiple -r', operands: 'write' },
    { when: '-t --test --list', operands: 'read' },
  ],
};

const zip: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 -A -B -c -D -DF -d -E -F -FF -f -FS -FI -g -h -h2 -I -j -J -k -l -ll -la -L -MM -nw -N -o -p -q -R -r -S -u -U -V -v -w -ws -X -X- -y -z -! -$ -* -db -dc -dd -dg -du -dv -fd -fz -ic -lu -sc -sd -sf -so -sp -su -sU -UN --recurse-paths --recurse-patterns --quiet --verbose --junk-paths --update --freshen --filesync --delete --copy-entries --symlinks --no-extra --no-dir-entries --adjust-sfx --fix --fixfix --grow --latest-time --to-crlf --from-crlf --difference-archive --show-command --show-debug --show-files --show-unicode --show-just-unicode --show-options --display-bytes --display-counts --display-dots --display-globaldots --display-usize --display-volume --log-append --log-info --must-match --no-wild --wild-stop-dirs --archive-comment --entry-comments --junk-sfx --copy --ignore-case --fifo',
    value:
      '-ds -i -n -P -s -t -tt -x -Z --exclude --include --suffixes --password --split-size --from-date --before-date --compression-method --dot-size --unicode',
    'write-into': '-b --temp-path',
    write: '-O --out --output-file -lf --logfile-path',
    'in-place': '-m --move',
    run: '-TT --unzip-command',
    asks: '-e --encrypt -T --test -@ --names-stdin',
    informs: '--help --version --license',
  },
  first: ['write'],
  operands: 'read',
};

const unzip: ProgramDescription = {
  options: {
    flag: '-Z -Z1 -1 -2 -s -m -h -A -a -aa -b -bb -B -c -C -D -DD -f -F -i -j -J -K -l -L -LL -n -N -o -p -q -qq -t -T -u -U -UU -v -V -W -X -XX -Y -z -^ -S',
    value: '-P -I -O -x',
    'write-into': '-d',
    asks: '-M -:',
    informs: '-hh',
  },
  first: ['read'],
  operands: 'text',
  effects: ['unpacks'],
  uses: [
    { when: '-T -f -u -n -o -d', effects: ['unpacks'] },
    { when: '-l -p -t -c -v -z -Z -Z1', effects: [] },
  ],
};

const zipinfo: ProgramDescription = {
  options: { flag: '-1 -2 -s -m -l -v -h -t -T -z -C -W -Z', value: '-x', asks: '-M' },
  first: ['read'],
  operands: 'text',
};

const sevenZip: ProgramDescription = {
  options: { flag: '-bd -slt -y -ba -r', informs: '--help -h' },
  operands: 'none',
  needs: '',
  subcommands: {
    'l t': {
      options: {
        flag: '-bd -slt -y -ba -r -ssc -bb0 -bb1',
        optional: '-p -t -i -x -ir -xr -ssc -mmt',
      },
      first: ['read'],
      operands: 'text',
      takesResponseFiles: true,
    },
    'x e': {
      options: { flag: '-bd -y -r -so -spf -aoa -aos -aou -aot', 'optional-write': '-o' },
      first: ['read'],
      operands: 'text',
      effects: ['unpacks'],
      takesResponseFiles: true,
    },
    'a u': {
      options: { flag: '-bd -y -r -spf', optional: '-m -mx -t -v -x -xr -p', 'in-place': '-sdel' },
      first: ['write'],
      operands: 'read',
      takesResponseFiles: true,
    },
    'd rn': {
      options: { flag: '-bd -y -r' },
      first: ['write'],
      operands: 'text',
      effects: ['destroys'],
    },
    'i b': { options: { flag: '-bd' }, operands: 'text' },
  },
};

const ar: ProgramDescription = {
  options: {
    flag: '-c -D -f -l -L -O -o -P -S -T -u -U -V -v --thin -X32_64',
    value: '-N --target --record-libdeps',
    'write-into': '--output',
    code: '--plugin',
    asks: '-M -a -b -i',
    informs: '-h --help -H --version',
    'in-place': '-d -m -q -r -s -x -t -p',
  },
  operands: 'text',
  bundlesFirst: true,
  takesResponseFiles: true,
  needs: '-d -m -q -r -s -x -t -p',
  uses: [
    {
      when: '-d -m -q -r -s',
      first: ['write'],
      operands: 'read',
      roles: { flag: '-d -m -q -r -s -x -t -p' },
    },
    {
      when: '-x',
      first: ['read'],
      operands: 'text',
      effects: ['unpacks'],
      roles: { flag: '-x -t -p' },
    },
    { when: '-t -p', first: ['read'], operands: 'text', roles: { flag: '-t -p' } },
  ],
};

const cpio: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '-0 --null -a --reset-access-time -A --append -b --swap -B -c -d --make-directories -f --nonmatching -i --extract -k -l --link -L --dereference -m --preserve-modification-time -n --numeric-uid-gid --no-absolute-filenames --absolute-filenames -o --create -p --pass-through --only-verify-crc --quiet -r --rename -s --swap-bytes -S --swap-halfwords --sparse -t --list --to-stdout -u --unconditional -v --verbose -V --dot --no-preserve-owner --force-local --device-independent --reproducible --ignore-devno --ignore-dirnlink --renumber-inodes --trust-copy',
    value: '-C --io-size --block-size -H --format -R --owner -M --message -W --warning',
    read: '-E --pattern-file -I -F --file',
    write: '-O',
    'write-into': '-D --directory',
    run: '--rsh-command --rmt-command',
    informs: '-? --help --usage --version',
  },
  operands: 'text',
  waitsForInput: true,
  reachesHosts: true,
  needs: '-i --extract -o --create -p --pass-through -t --list --to-stdout',
  uses: [
    // The names of what it packs are on its input.
    {
      when: '-o --create',
      roles: { write: '-F --file' },
      effects: ['outside-workspace'],
    },
    { when: '-p --pass-through', operands: 'write', effects: ['unpacks'] },
    { when: '-t --list --to-stdout', operands: 'text' },
    { when: '-i --extract', effects: ['unpacks'] },
  ],
};

const unrarOptions = {
  flag: '-y -o+ -o- -c- -inul -idq -r -kb -ep -cfg-',
  optional: '-p -x -n -op -ap -ta -tb -tn -to',
};

const unrar: ProgramDescription = {
  options: {},
  operands: 'none',
  needs: '',
  subcommands: {
    'l lt lta lb v vt vta vb t p': {
      options: unrarOptions,
      first: ['read'],
      operands: 'text',
      takesResponseFiles: true,
    },
    'x e': { options: unrarOptions, first: ['read'], operands: 'text', effects: ['unpacks'] },
  },
};

const jar: ProgramDescription = {
  options: {
    flag: '-c --create -t --list -x --extract -u --update -v --verbose -m -e -M --no-manifest -0 --no-compress -d --describe-module -P -k -n --keep-old-files --validate --warn-if-resolved',
    optional: '--main-class --module-version --hash-modules --release --date --manifest -i',
    read: '-f --file -p --module-path -C',
    'optional-write': '--generate-index --dir',
    informs: '-h --help -? --version --help-extra',
  },
  operands: 'text',
  bundlesFirst: true,
  takesResponseFiles: true,
  needs: '-t --list -x --extract -c --create -u --update -d --describe-module --validate',
  uses: [
    {
      when: '-c --create -u --update --generate-index',
      operands: 'read',
      roles: { write: '-f --file' },
    },
    { when: '-x --extract', effects: ['unpacks'] },
  ],
};

const rsync: ProgramDescription = {
  options: {
    flag: '-v --verbose -q --quiet --no-motd -c --checksum -a --archive --no-implied-dirs -r --recursive -R --relative -b --backup -u --update --inplace --append --append-verify -d --dirs --old-dirs --old-d --mkpath -l --links -L --copy-links --copy-unsafe-links --safe-links --munge-links -k --copy-dirlinks -K --keep-dirlinks -H --hard-links -p --perms -E --executability -A --acls -X --xattrs -o --owner -g --group --devices --copy-devices --write-devices --specials -D -t --times -U --atimes --open-noatime -N --crtimes -O --omit-dir-times -J --omit-link-times --super --fake-super -S --sparse --preallocate -n --dry-run -W --whole-file -x --one-file-system --existing --ignore-non-existing --ignore-existing --delay-updates -m --prune-empty-dirs --numeric-ids -I --ignore-times --size-only -y --fuzzy -z --compress --old-compress --new-compress -C --cvs-exclude -F -0 --from0 --old-args -s --protect-args --secluded-args --trust-sender --blocking-io --stats -8 --8-bit-output -h --human-readable --partial -P --progress -i --itemize-changes --list-only --fsync -4 --ipv4 -6 --ipv6 --ignore-errors --force --no-g --no-o --no-p --no-t --no-r --no-l --no-D --no-perms --no-owner --no-group --no-times --no-recursive --no-whole-file --no-inc-recursive --no-i-r --msgs2stderr --no-relative --no-links --no-compress --no-h --no-human-readable',
    value:
      '--info --debug --stderr --suffix --chmod --checksum-choice --cc -B --block-size --max-size --min-size --partial-dir --usermap --groupmap --chown --timeout --contimeout -@ --modify-window --compress-choice --zc --compress-level --zl --skip-compress --exclude --include --max-delete --max-alloc --address --port --sockopts --outbuf --out-format --log-file-format --bwlimit --stop-after --time-limit --stop-at --protocol --iconv --checksum-seed -f --filter --copy-as',
    read: '--exclude-from --include-from --compare-dest --copy-dest --link-dest --password-file --early-input --read-batch',
    'read-list': '--files-from',
    write: '--log-file --write-batch --only-write-batch',
    'write-into': '--backup-dir -T --temp-dir',
    run: '-e --rsh --rsync-path',
    'asks-value': '-M --remote-option',
    destroys:
      '--delete --del --delete-before --delete-during --delete-delay --delete-after --delete-excluded --delete-missing-args --remove-source-files',
    asks: '--daemon --server --sender',
    informs: '--help -V --version',
  },
  operands: 'read',
  last: 'write',
  reachesHosts: true,
};

/** Archives and compression, as their manuals describe them. */
export const archives: Readonly<Record<string, ProgramDescription>> = {
  tar,
  gtar: tar,
  gzip,
  gunzip,
  pigz: gzip,
  unpigz: gunzip,
  zcat,
  gzcat: zcat,
  bzip2,
  bunzip2: bzip2,
  bzcat,
  xz,
  unxz: xz,
  lzma: xz,
  unlzma: xz,
  xzcat,
  lzcat: xzcat,
  zstd,
  zstdmt: zstd,
  unzstd: zstd,
  zstdcat,
  lz4,
  unlz4: lz4,
  lz4cat: { options: lz4Options, operands: 'read', maxOperands: 1, waitsForInput: true },
  zip,
  unzip,
  zipinfo,
  '7z': sevenZip,
  '7za': sevenZip,
  '7zz': sevenZip,
  '7zr': sevenZip,
  ar,
  cpio,
  unrar,
  jar,
  rsync,
};
