import type { ProgramDescription } from './program-description.ts';

const changes: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['changes-system'],
};

const destroys: ProgramDescription = { ...changes, effects: ['changes-system', 'destroys'] };
const opens: ProgramDescription = { ...changes, effects: ['opens-terminal'] };
const installs: ProgramDescription = { ...changes, effects: ['changes-system', 'uses-network'] };
const looksOutside: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['outside-workspace'],
};
const destroysText: ProgramDescription = { options: {}, operands: 'text', effects: ['destroys'] };
const asksNetwork: ProgramDescription = {
  options: { flag: '-q -v -y' },
  operands: 'text',
  effects: ['uses-network'],
};
const installsText: ProgramDescription = {
  options: { flag: '-y --yes -q --quiet -f -v' },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
};
const systemctlOptions = {
  flag: '-a --all -l --full -q --quiet --no-pager --no-legend --no-wall --no-block --no-reload --no-ask-password --user --system --global --failed --reverse --after --before --with-dependencies --plain --value --runtime -f --force --now --dry-run --wait --show-types --read-only --mkdir --marked --show-transaction',
  value:
    '-t --type --state -p --property -P --output -o -n --lines --job-mode -s --signal --kill-whom --kill-who --what --preset-mode --timestamp --legend --boot-loader-entry --boot-loader-menu --reboot-argument',
  'asks-value': '-H --host -M --machine --root --image',
  informs: '-h --help --version',
} as const;

const systemctl: ProgramDescription = {
  options: systemctlOptions,
  operands: 'text',
  effects: ['changes-system'],
  subcommands: {
    'status show cat is-active is-failed is-enabled is-system-running list-units list-unit-files list-timers list-sockets list-automounts list-paths list-jobs list-machines list-dependencies get-default help':
      { options: systemctlOptions, operands: 'text' },
    'show-environment': {
      options: systemctlOptions,
      operands: 'text',
      effects: ['reads-environment'],
    },
    edit: { options: {}, operands: 'text', effects: ['changes-system', 'opens-terminal'] },
  },
};

const journalctl: ProgramDescription = {
  options: {
    flag: '--system --user -m --merge -k --dmesg -r --reverse --show-cursor --utc -x --catalog --no-hostname --no-full --full -l -a --all --no-tail -q --quiet --no-pager -e --pager-end -N --fields --list-boots --disk-usage --header --list-catalog --dump-catalog --list-namespaces --verify --truncate-newline -#',
    value:
      '-M --machine --namespace -S --since -U --until -c --cursor --after-cursor -u --unit --user-unit -t --identifier -p --priority --facility -g --grep -o --output --output-fields -F --field -T --exclude-identifier',
    optional: '-b --boot --case-sensitive -n --lines',
    read: '-D --directory --file --root --image',
    write: '--cursor-file',
    destroys: '--flush --rotate --sync --relinquish-var --setup-keys --update-catalog',
    'asks-value': '--vacuum-size --vacuum-files --vacuum-time --interval --verify-key',
    asks: '-f --follow --smart-relinquish-var --force',
    informs: '-h --help --version',
  },
  operands: 'text',
  effects: ['outside-workspace'],
};

const apt: ProgramDescription = {
  options: {
    flag: '-y --yes --assume-yes -q --quiet -qq',
    'asks-value': '-o --option -c --config-file -t',
    informs: '-v --version -h --help',
  },
  operands: 'text',
  effects: ['changes-system'],
  subcommands: {
    'list show search policy showpkg depends rdepends madison showsrc pkgnames stats dotty unmet dump check':
      {
        options: {
          flag: '-a --all-versions --installed --upgradable --upgradeable --manual-installed -f --full -n --names-only -i --important --recurse -q --quiet -v --verbose',
          informs: '-h --help --version',
        },
        operands: 'text',
      },
    'install remove purge upgrade full-upgrade dist-upgrade autoremove update reinstall build-dep satisfy clean autoclean edit-sources':
      {
        options: {
          flag: '-y --yes --assume-yes --no-install-recommends --fix-broken -f --purge --reinstall -q --quiet -qq --fix-missing -m --allow-downgrades --only-upgrade -s --simulate -d --download-only --install-suggests -u -V',
          'asks-value': '-o --option -c --config-file -t --target-release',
        },
        operands: 'text',
        effects: ['changes-system', 'uses-network'],
      },
    'download source changelog': asksNetwork,
    'moo help': { options: {}, operands: 'text' },
  },
};

const dpkg: ProgramDescription = {
  options: {
    flag: '-l --list -s --status -L --listfiles -S --search -p --print-avail --get-selections -C --audit --print-architecture --print-foreign-architectures --yet-to-unpack --predep-package -I --info -c --contents -f --field --compare-versions --no-pager -i --install --unpack -A --record-avail --configure --triggers-only -r --remove -P --purge --set-selections --clear-selections --clear-avail --forget-old-unavail --update-avail --merge-avail --add-architecture --remove-architecture -a --pending -O --selected-only -E --skip-same-version -G --refuse-downgrade -B --auto-deconfigure --no-triggers --triggers --no-act --dry-run --simulate --recursive -R -V --verify -b --build -e --control -x --extract -X --vextract --ctrl-tarfile --fsys-tarfile -W --show --assert-help --force-help',
    value:
      '--path-exclude --path-include --verify-format --ignore-depends --abort-after --validate-pkgname --validate-version',
    'asks-value': '--admindir --root --instdir --status-fd --log --status-logger -D --debug',
    run: '--pre-invoke --post-invoke',
    informs: '--version --help -?',
  },
  operands: 'text',
  effects: ['changes-system'],
  uses: [
    {
      when: '-i --install --unpack -A --record-avail --configure --triggers-only -r --remove -P --purge --set-selections --clear-selections --clear-avail --forget-old-unavail --update-avail --merge-avail --add-architecture --remove-architecture -b --build -e --control -x --extract -X --vextract',
      effects: ['changes-system'],
    },
    { when: '-I --info -c --contents -f --field', operands: 'read', effects: [] },
    {
      when: '-l --list -s --status -L --listfiles -S --search -p --print-avail --get-selections -C --audit --print-architecture --print-foreign-architectures --yet-to-unpack --predep-package --compare-versions --validate-pkgname --validate-version --assert-help --force-help',
      effects: [],
    },
  ],
};

const rpm: ProgramDescription = {
  options: {
    flag: '-q --query -a --all -i --info -l --list -f --file -R --requires --provides --whatprovides --whatrequires --changelog --scripts -c -d --state -s -V --verify -p',
    value: '--qf --queryformat',
    informs: '--version --help',
    'asks-value': '-E --eval -D --define --root --dbpath --rcfile --macros --pipe',
  },
  operands: 'text',
  effects: ['changes-system'],
  reachesHosts: true,
  uses: [{ when: '-q --query', effects: [] }],
};

const yum: ProgramDescription = {
  options: { flag: '-y -q -v -C --cacheonly', informs: '--version --help' },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  subcommands: {
    'list info search repolist provides check-update history repoquery deplist updateinfo': {
      options: { flag: '--installed --available --all -q -v' },
      operands: 'text',
      effects: ['uses-network'],
    },
    'install update upgrade remove erase reinstall downgrade autoremove clean makecache groupinstall':
      installsText,
  },
};

const apk: ProgramDescription = {
  options: { flag: '-q --quiet -v --verbose --no-cache', informs: '-V --version -h --help' },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  subcommands: {
    'info list search version policy stats': {
      options: {
        flag: '-e -v -a -d -L -R -r -P -w -q -s -t --installed -I --upgradable -u -A -O -x -o --all --origin --installed --depends',
      },
      operands: 'text',
    },
    'add del upgrade update fix': installsText,
  },
};

const pacman: ProgramDescription = {
  options: {
    flag: '-Q -Qi -Ql -Qs -Qe -Qm -Qdt -Qo -Qu -q',
    informs: '-V --version -h --help',
  },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  uses: [{ when: '-Q -Qi -Ql -Qs -Qe -Qm -Qdt -Qo -Qu', effects: [] }],
};

const brew: ProgramDescription = {
  options: {
    flag: '-v -q -d',
    informs: '--version --help -h --prefix --cellar --repository --cache',
  },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  subcommands: {
    'list ls leaves deps uses': {
      options: {
        flag: '-1 -l -r -t --versions --formula --formulae --cask --casks --full-name --pinned --multiple --installed --tree --topological --direct',
      },
      operands: 'text',
    },
    'config doctor missing': { options: {}, operands: 'text', effects: ['outside-workspace'] },
    'info search outdated home cat desc log': asksNetwork,
    'install upgrade uninstall remove reinstall update tap untap link unlink cleanup services pin':
      installsText,
  },
};

const snap: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  subcommands: {
    'list version services connections changes': {
      options: { flag: '--all' },
      operands: 'text',
    },
    'find info': asksNetwork,
  },
};

const flatpak: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  effects: ['changes-system', 'uses-network'],
  subcommands: {
    'list info history': {
      options: { flag: '--app --runtime --user --system -d -a', value: '--columns --arch' },
      operands: 'text',
    },
  },
};

const mount: ProgramDescription = {
  options: {
    flag: '-l --show-labels -v --verbose',
    value: '-t --types',
    asks: '-a --all -f --fake -r -w -B -R -M -n -i',
    'asks-value': '-o -L -U',
    informs: '-V --version -h --help',
  },
  operands: 'text',
  maxOperands: 0,
};

const crontab: ProgramDescription = {
  options: { flag: '-l -e -r -i', value: '-u', informs: '-V' },
  operands: 'text',
  effects: ['changes-system'],
  uses: [
    { when: '-e', effects: ['changes-system', 'opens-terminal'] },
    { when: '-r', effects: ['changes-system', 'destroys'] },
    { when: '-l', effects: ['outside-workspace'] },
  ],
};

const killOptions = {
  flag: '-l -L --list --table -0 -1 -2 -3 -6 -9 -14 -15 -HUP -INT -QUIT -KILL -TERM -STOP -CONT -USR1 -USR2 -SIGHUP -SIGINT -SIGKILL -SIGTERM -SIGSTOP -SIGCONT',
  value: '-s --signal -n -q --queue',
  informs: '--version --help -V -h',
} as const;

const kill: ProgramDescription = {
  options: killOptions,
  operands: 'text',
  // The shell's own takes what follows the first process for further ones.
  stopsAtOperand: true,
  effects: ['changes-system'],
  uses: [{ when: '-l -L --list --table', effects: [] }],
};

const timedatectl: ProgramDescription = {
  options: {
    flag: '--no-pager --no-ask-password -a --all --value',
    value: '-p --property -P',
    'asks-value': '-H --host -M --machine',
    informs: '-h --help --version',
  },
  operands: 'text',
  subcommands: {
    'status show list-timezones timesync-status show-timesync hostname chassis deployment location session-status list-sessions list-users list-seats user-status show-session show-user seat-status':
      {
        options: { flag: '--no-pager -a --all -l --full', value: '-p --property' },
        operands: 'none',
      },
  },
  maxOperands: 0,
};

const lsblk: ProgramDescription = {
  options: {
    flag: '-A --noempty -D --discard -J --json -M --merge -O --output-all -P --pairs -S --scsi -N --nvme -v --virtio -a --all -b --bytes -d --nodeps -f --fs -i --ascii -l --list -m --perms -n --noheadings -p --paths -r --raw -s --inverse -t --topology -y --shell -z --zoned',
    optional: '-T --tree',
    value: '-E --dedup -I --include -e --exclude -o --output -w --width -x --sort',
    directory: '--sysroot',
    informs: '-h --help -V --version',
  },
  operands: 'text',
};

/** Programs that tell of the machine or change it: services, processes, users, disks, packages. */
export const system: Readonly<Record<string, ProgramDescription>> = {
  systemctl,
  journalctl,
  service: { ...changes, options: { flag: '--status-all', informs: '--version --help' } },
  'rc-service': changes,
  'update-rc.d': changes,
  chkconfig: changes,
  supervisorctl: changes,
  initctl: changes,
  launchctl: {
    ...changes,
    subcommands: { 'list print version': { options: {}, operands: 'text' } },
  },
  hostnamectl: timedatectl,
  timedatectl,
  localectl: timedatectl,
  loginctl: timedatectl,
  busctl: changes,
  'systemd-run': { ...changes, effects: ['changes-system', 'runs-code'] },
  mount,
  umount: changes,
  fusermount: changes,
  losetup: changes,
  swapon: changes,
  swapoff: changes,
  findmnt: {
    options: {
      flag: '-A --all -a --ascii -b --bytes -C --nocanonicalize -c --canonicalize -D --df -e --evaluate -f --first-only -i --invert -J --json -k --kernel -l --list -m --mtab -n --noheadings --output-all -P --pairs --pseudo --shadowed -R --submounts -r --raw --real -s --fstab --tree -U --uniq -u --notruncate -v --nofsroot --vfs-all -x --verify --verbose -y --shell',
      value:
        '-N --task -O --options -o --output -S --source -T --target -t --types -M --mountpoint -d --direction -w --timeout',
      read: '-F --tab-file',
      asks: '-p --poll',
      informs: '-h --help -V --version',
    },
    operands: 'text',
  },
  mountpoint: {
    options: { flag: '-q -d -x --quiet --fs-devno --devno --nofollow' },
    operands: 'text',
  },
  kill,
  pkill: changes,
  killall: changes,
  skill: changes,
  renice: changes,
  chrt: changes,
  taskset: changes,
  gdb: { ...changes, effects: ['runs-code', 'changes-system'] },
  lldb: { ...changes, effects: ['runs-code', 'changes-system'] },
  bpftrace: { ...changes, effects: ['runs-code', 'changes-system'] },
  useradd: changes,
  userdel: destroys,
  usermod: changes,
  adduser: changes,
  deluser: destroys,
  groupadd: changes,
  groupdel: changes,
  groupmod: changes,
  gpasswd: changes,
  passwd: { ...changes, effects: ['changes-system', 'opens-terminal'] },
  chpasswd: changes,
  chsh: changes,
  chfn: changes,
  visudo: { ...changes, effects: ['changes-system', 'opens-terminal'] },
  vipw: { ...changes, effects: ['changes-system', 'opens-terminal'] },
  crontab,
  at: {
    ...changes,
    options: {
      flag: '-l -c -m -M -v -b -d -r',
      value: '-q -t',
      'script-file': '-f',
      informs: '-V',
    },
    uses: [{ when: '-l', effects: ['outside-workspace'] }],
  },
  atq: looksOutside,
  atrm: changes,
  batch: changes,
  iptables: changes,
  ip6tables: changes,
  'iptables-save': looksOutside,
  'iptables-restore': changes,
  nft: changes,
  ufw: { ...changes, subcommands: { 'status version': { options: {}, operands: 'text' } } },
  'firewall-cmd': changes,
  pfctl: changes,
  setenforce: changes,
  setcap: changes,
  getcap: { options: { flag: '-r -v -n -h' }, operands: 'read' },
  setfacl: changes,
  getfacl: {
    options: {
      flag: '-a --access -d --default -c --omit-header -e --all-effective -E --no-effective -s --skip-base -R --recursive -L --logical -P --physical -t --tabular -p --absolute-names -n --numeric',
      informs: '-v --version -h --help',
    },
    operands: 'list',
  },
  chattr: changes,
  lsattr: { options: { flag: '-R -V -a -d -l -p -v' }, operands: 'list', readsDirectory: true },
  sysctl: {
    options: {
      flag: '-a -A -X --all -n --values -N --names -e --ignore -b --binary -q --quiet -d',
      value: '-r --pattern',
      asks: '-w --write -p --load --system -f',
      informs: '-V --version -h --help',
    },
    operands: 'text',
    effects: ['changes-system'],
    uses: [{ when: '-a -A -X --all', operands: 'none', effects: [] }],
  },
  dmesg: {
    options: {
      flag: '-H --human -J --json -k --kernel -P --nopager -p --force-prefix -r --raw --noescape -S --syslog -u --userspace -x --decode -d --show-delta -e --reltime -T --ctime -t --notime',
      value: '-f --facility -l --level -s --buffer-size --time-format --since --until',
      'asks-value': '-n --console-level',
      optional: '-L --color',
      read: '-F --file',
      destroys: '-C --clear -c --read-clear',
      asks: '-D --console-off -E --console-on -w --follow -W --follow-new',
      informs: '-h --help -V --version',
    },
    operands: 'none',
  },
  lsof: {
    options: {
      flag: '-a -b -C -h -l -n -N -O -P -R -t -U -v -V -w -X -E -Q',
      value: '-c -d -u -p -g -x -k -A -m',
      optional: '-i -F -s -T -L -S -o -K -Z -f',
      read: '-e',
      'write-into': '-D',
      asks: '-r',
    },
    operands: 'text',
    maxOperands: 0,
    // The address of `-i` may be a word of its own.
    uses: [{ when: '-i', maxOperands: 1 }],
  },
  fuser: {
    options: { flag: '-a -c -f -l -m -n -u -v -4 -6 -s', destroys: '-k --kill', informs: '-V' },
    operands: 'text',
  },
  lsblk,
  blkid: looksOutside,
  lscpu: {
    options: {
      flag: '-a --all -b --online -B --bytes -c --offline -J --json -x --hex -y --physical --output-all',
      optional: '-C --caches -e --extended -p --parse',
      read: '-s --sysroot',
      informs: '-h --help -V --version',
    },
    operands: 'none',
  },
  lsmem: {
    options: {
      flag: '-J --json -P --pairs -a --all -b --bytes -n --noheadings --output-all -r --raw',
      value: '-o --output -S --split',
      optional: '--summary',
      read: '-s --sysroot',
      informs: '-h --help -V --version',
    },
    operands: 'none',
  },
  lspci: {
    options: { flag: '-v -vv -vvv -n -nn -k -t -m -mm -D -b -x', value: '-s -d' },
    operands: 'none',
  },
  lsusb: { options: { flag: '-v -t -V', value: '-s -d' }, operands: 'none' },
  lsmod: { options: {}, operands: 'none' },
  modinfo: { options: { flag: '-a -d -l -p -n -0', value: '-F -k' }, operands: 'text' },
  lshw: looksOutside,
  dmidecode: looksOutside,
  vmstat: {
    options: {
      flag: '-a --active -f --forks -m --slabs -n --one-header -s --stats -d --disk -D --disk-sum -t --timestamp -w --wide -y --no-first',
      value: '-p --partition -S --unit',
      informs: '-V --version -h --help',
    },
    operands: 'text',
    maxOperands: 0,
  },
  uptime: {
    options: { flag: '-p -s -r --pretty --since --raw', informs: '-V --version -h --help' },
    operands: 'none',
  },
  w: {
    options: {
      flag: '-h --no-header -s --short -f --from -u --no-current -i --ip-addr -o --old-style -p --pids',
      informs: '-V --version --help',
    },
    operands: 'text',
  },
  last: looksOutside,
  lastlog: looksOutside,
  ldd: { ...changes, effects: ['runs-code'] },
  ldconfig: changes,
  chroot: changes,
  unshare: changes,
  cryptsetup: destroys,
  lvremove: destroys,
  vgremove: destroys,
  pvremove: destroys,
  lvcreate: changes,
  lvextend: changes,
  lvresize: destroys,
  vgcreate: changes,
  pvcreate: destroys,
  mdadm: destroys,
  mke2fs: destroys,
  e2fsck: destroys,
  fsck: destroys,
  tune2fs: destroys,
  resize2fs: destroys,
  zpool: {
    ...destroys,
    subcommands: { 'list get history': { options: {}, operands: 'text' } },
  },
  zfs: {
    ...changes,
    subcommands: {
      'list get': { options: { flag: '-r -H -p -t', value: '-o -s' }, operands: 'text' },
      'destroy rollback': destroysText,
    },
  },
  btrfs: {
    ...changes,
    subcommands: {
      'subvolume su': {
        options: {},
        operands: 'text',
        effects: ['changes-system'],
        subcommands: {
          'list show': { options: {}, operands: 'text' },
          'delete del': destroysText,
        },
      },
    },
  },
  diskutil: {
    ...destroys,
    subcommands: { 'list info': { options: {}, operands: 'text' } },
  },
  tmutil: destroys,
  apt,
  'apt-get': apt,
  'apt-cache': apt,
  'apt-mark': changes,
  'apt-key': changes,
  'add-apt-repository': installs,
  aptitude: installs,
  dpkg,
  'dpkg-query': {
    options: {
      flag: '-l --list -s --status -L --listfiles -S --search -p --print-avail -W --show --no-pager --load-avail -c --control-list --control-path --control-show',
      value: '-f --showformat',
      'asks-value': '--admindir --root',
      informs: '--version --help -?',
    },
    operands: 'text',
  },
  'dpkg-reconfigure': changes,
  'update-alternatives': {
    ...changes,
    options: { flag: '--list --display --query --get-selections', informs: '--version --help' },
    uses: [{ when: '--list --display --query --get-selections', effects: [] }],
  },
  rpm,
  yum,
  dnf: yum,
  zypper: installs,
  apk,
  pacman,
  yay: installs,
  emerge: installs,
  'nixos-rebuild': installs,
  port: installs,
  brew,
  snap,
  flatpak,
  winget: installs,
  choco: installs,
  scoop: installs,
  tmux: {
    ...opens,
    options: { informs: '-V' },
    effects: ['opens-terminal', 'runs-code'],
    subcommands: {
      'ls list-sessions lsw list-windows lsp list-panes has has-session': {
        options: { flag: '-a' },
        operands: 'none',
      },
    },
  },
  screen: {
    ...opens,
    options: { flag: '-ls -list', informs: '-v --version --help' },
    effects: ['opens-terminal', 'runs-code'],
    uses: [{ when: '-ls -list', effects: [] }],
  },
  zellij: { ...opens, effects: ['opens-terminal', 'runs-code'] },
  dtach: { ...opens, effects: ['opens-terminal', 'runs-code'] },
  'xdg-open': { ...opens, effects: ['opens-terminal', 'uses-network'] },
  open: { ...opens, options: {}, effects: ['opens-terminal', 'uses-network', 'runs-code'] },
  start: { ...opens, options: {}, effects: ['opens-terminal', 'runs-code'] },
  gio: opens,
  'gnome-open': opens,
  wslview: opens,
  defaults: {
    ...changes,
    options: {},
    subcommands: {
      'read read-type domains find help': {
        options: {},
        operands: 'text',
        effects: ['outside-workspace'],
      },
    },
  },
  security: { ...changes, effects: ['changes-system', 'reads-environment'] },
  spctl: changes,
  csrutil: changes,
  nvram: changes,
  pmset: changes,
  networksetup: changes,
  scutil: changes,
  dscl: changes,
  softwareupdate: installs,
  sw_vers: {
    options: {
      flag: '-productName -productVersion -buildVersion --productName --productVersion --buildVersion',
    },
    operands: 'none',
  },
  gsettings: {
    ...changes,
    subcommands: { 'get list-keys list-schemas range': { options: {}, operands: 'text' } },
  },
  dconf: {
    ...changes,
    subcommands: {
      'read list dump': { options: {}, operands: 'text', effects: ['outside-workspace'] },
    },
  },
  history: {
    options: { flag: '-c -n -r -w -a -p -s', value: '-d' },
    operands: 'text',
    effects: ['reads-environment'],
    uses: [{ when: '-w -a', operands: 'write', effects: ['outside-workspace'] }],
  },
  logger: changes,
  wall: changes,
  write: changes,
  mesg: changes,
  pbcopy: changes,
  xclip: { ...changes, effects: ['changes-system', 'reads-environment'] },
  xsel: { ...changes, effects: ['changes-system', 'reads-environment'] },
  'wl-copy': changes,
  pbpaste: { ...changes, effects: ['reads-environment'] },
  'wl-paste': { ...changes, effects: ['reads-environment'] },
  xdotool: { ...changes, effects: ['changes-system', 'runs-code'] },
  ydotool: { ...changes, effects: ['changes-system', 'runs-code'] },
  wmctrl: changes,
  'notify-send': changes,
  scrot: changes,
  screencapture: changes,
  say: changes,
  script: { ...opens, effects: ['opens-terminal', 'runs-code'] },
  scriptreplay: opens,
  asciinema: { ...opens, effects: ['opens-terminal', 'runs-code'] },
  expect: { ...opens, effects: ['runs-code'] },
  unbuffer: { ...opens, effects: ['runs-code'] },
};
