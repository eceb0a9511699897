import type { EffectName } from '../descriptions/program-description.ts';
import type { OptionTable } from '../options/option-table.ts';

/** A program that runs the rest of its arguments. */
export interface PrefixWrapper {
  readonly options: OptionTable;
  /** Operands before the program; `write` for a file that is written, `read` for one that is read, `directory` for where the program runs. */
  readonly before: readonly ('text' | 'write' | 'read' | 'directory')[];
  /** True: it does nothing that needs a question by itself. */
  readonly isTransparent: boolean;
  /** True: `NAME=value` may stand before the program. */
  readonly takesAssignments?: true;
  /** True: the rest is joined to a text that a shell reads, unless `textUnless` (an option) is given. */
  readonly joinsText?: true;
  readonly textUnless?: string;
  /** What it does beyond running the program. */
  readonly effects?: readonly EffectName[];
}

const text = ['text'] as const;
const none = [] as const;
const tells = '--help --version';

/** Wrappers that need nothing but their options taken off. */
export const prefixWrappers: Readonly<Record<string, PrefixWrapper>> = {
  timeout: {
    options: {
      value: '-k --kill-after -s --signal',
      flag: '-p --preserve-status -f --foreground -v --verbose',
      informs: tells,
    },
    before: text,
    isTransparent: true,
  },
  gtimeout: {
    options: {
      value: '-k --kill-after -s --signal',
      flag: '--preserve-status --foreground -v --verbose',
    },
    before: text,
    isTransparent: true,
  },
  nice: {
    options: { value: '-n --adjustment', flag: '-#', informs: tells },
    before: none,
    isTransparent: true,
  },
  ionice: {
    options: {
      value: '-c --class -n --classdata',
      flag: '-t --ignore -#',
      'asks-value': '-p --pid -P --pgid -u --uid',
      informs: '-h --help -V --version',
    },
    before: none,
    isTransparent: true,
  },
  stdbuf: {
    options: { value: '-i --input -o --output -e --error', informs: tells },
    before: none,
    isTransparent: true,
  },
  time: {
    options: {
      flag: '-p --portability -v --verbose -q --quiet -a --append -l -h',
      value: '-f --format',
      write: '-o --output',
      informs: '-V --version --help',
    },
    before: none,
    isTransparent: true,
  },
  gtime: {
    options: {
      flag: '-p --portability -v --verbose -q --quiet -a --append',
      value: '-f --format',
      write: '-o --output',
    },
    before: none,
    isTransparent: true,
  },
  builtin: { options: {}, before: none, isTransparent: true },
  noglob: { options: {}, before: none, isTransparent: true },
  taskset: {
    options: {
      flag: '-a --all-tasks -c --cpu-list',
      asks: '-p --pid',
      informs: '-h --help -V --version',
    },
    before: text,
    isTransparent: true,
  },
  chrt: {
    options: {
      flag: '-b --batch -d --deadline -f --fifo -i --idle -o --other -r --rr -R --reset-on-fork -a --all-tasks -m --max -v --verbose',
      value: '-T --sched-runtime -P --sched-period -D --sched-deadline',
      asks: '-p --pid',
      informs: '-h --help -V --version',
    },
    before: text,
    isTransparent: false,
  },
  numactl: {
    options: {
      flag: '-s --show -H --hardware -l --localalloc -a --all -b --balancing',
      value:
        '-i --interleave -w --weighted-interleave -p --preferred -P --preferred-many -m --membind -N --cpunodebind -C --physcpubind',
      asks: '-t --strict --touch --huge --dump --dump-nodes',
      'asks-value': '--shm -S --file -f --shmid -I --shmmode -M --offset -o --length',
    },
    before: none,
    isTransparent: false,
  },
  nohup: { options: { informs: tells }, before: none, isTransparent: false },
  setsid: {
    options: { flag: '-c --ctty -f --fork -w --wait', informs: '-h --help -V --version' },
    before: none,
    isTransparent: false,
  },
  sudo: {
    options: {
      value:
        '-u --user -g --group -h --host -p --prompt -C --close-from -T --command-timeout -r --role -t --type -U --other-user -a --auth-type -c --login-class',
      directory: '-D --chdir -R --chroot',
      flag: '-A --askpass -b --background -B --bell -E -e --edit -H --set-home -i --login -k --reset-timestamp -K --remove-timestamp -l --list -n --non-interactive -N --no-update -P --preserve-groups -s --shell -S --stdin -v --validate',
      optional: '--preserve-env',
      informs: '-V --version --help',
    },
    before: none,
    isTransparent: false,
    takesAssignments: true,
    effects: ['changes-system'],
  },
  doas: {
    options: { value: '-u -a', read: '-C', flag: '-L -n -s' },
    before: none,
    isTransparent: false,
    effects: ['changes-system'],
  },
  pkexec: {
    options: {
      value: '--user -u',
      flag: '--disable-internal-agent --keep-cwd',
      informs: '--help --version',
    },
    before: none,
    isTransparent: false,
    effects: ['changes-system'],
  },
  run0: {
    options: {
      value:
        '--unit --property --description --slice -u --user -g --group --nice --setenv --background -M --machine --job-mode --shell-prompt-prefix',
      directory: '-D --chdir',
      flag: '--no-ask-password --slice-inherit --pty --pipe --via-shell -i --same-root-dir --lightweight --area -a',
      informs: '-h --help -V --version',
    },
    before: none,
    isTransparent: false,
    effects: ['changes-system'],
  },
  gosu: { options: {}, before: text, isTransparent: false, effects: ['changes-system'] },
  'su-exec': { options: {}, before: text, isTransparent: false, effects: ['changes-system'] },
  setuidgid: { options: {}, before: text, isTransparent: false, effects: ['changes-system'] },
  chroot: {
    options: { value: '--userspec --groups', flag: '--skip-chdir', informs: tells },
    before: ['directory'],
    isTransparent: false,
    effects: ['changes-system'],
  },
  unshare: {
    options: {
      optional:
        '--mount --uts --ipc --net --pid --user --cgroup --time --kill-child --mount-proc --mount-binfmt',
      flag: '-m -u -i -n -p -U -C -T -f --fork -r --map-root-user -c --map-current-user --map-auto --keep-caps --forward-signals',
      value:
        '--map-user --map-group --map-users --map-groups --propagation --setgroups -S --setuid -G --setgid --monotonic --boottime --owner',
      directory: '-R --root -w --wd',
      informs: '-h --help -V --version',
    },
    before: none,
    isTransparent: false,
  },
  strace: {
    options: {
      flag: '-A --output-append-mode -c --summary-only -C --summary -d --debug -D --daemonize -f --follow-forks -ff --output-separately -F -h --help -i --instruction-pointer -k --stack-traces -n --syscall-number -N --arg-names -q -qq -qqq -r -t -tt -ttt -T -v --no-abbrev -V --version -w --summary-wall-clock -x -xx -y -yy -Y --decode-pids -z --successful-only -Z --failed-only --seccomp-bpf',
      value:
        '-a --columns -b --detach-on -e --trace --abbrev --verbose --raw --signal --status -I --interruptible -O --summary-syscall-overhead -P --trace-path -s --string-limit -S --summary-sort-by -U --summary-columns -X --const-print-style -u --user',
      optional:
        '--daemonized --relative-timestamps --absolute-timestamps --timestamps --syscall-times --decode-fds --quiet --silence --strings-in-hex --tips',
      'asks-value': '-E --env -p --attach --inject --fault --kvm',
      write: '-o --output',
    },
    before: none,
    isTransparent: false,
  },
  ltrace: {
    options: {
      flag: '-b --no-signals -c -C --demangle -f -i -L -r -S -t -tt -ttt -T -V --version -h --help',
      value: '-a --align -A -D --debug -e -l --library -n --indent -s -u -w --where -x',
      'asks-value': '-p -F --config',
      write: '-o --output',
    },
    before: none,
    isTransparent: false,
  },
  flock: {
    options: {
      flag: '-n --nb --nonblock -x -e --exclusive -s --shared -u --unlock -o --close -F --no-fork --verbose',
      value: '-w --wait --timeout -E --conflict-exit-code',
      run: '-c --command',
      informs: '-h --help -V --version',
    },
    before: ['write'],
    isTransparent: false,
  },
  script: {
    options: {
      flag: '-a --append -e --return -f --flush --force -q --quiet -d -k -p -r',
      value: '-E --echo -o --output-limit -m --logging-format',
      'optional-write': '-t --timing',
      write: '-I --log-in -O --log-out -B --log-io -T --log-timing -F',
      run: '-c --command',
      informs: '-h --help -V --version',
    },
    before: ['write'],
    isTransparent: false,
  },
  watch: {
    options: {
      value: '-n --interval -q --equexit -s --shotsdir',
      optional: '-d --differences',
      flag: '-b --beep -c --color -C --no-color -e --errexit -f --follow -g --chgexit -p --precise -r --no-rerun -t --no-title -w --no-wrap -x --exec',
      informs: '-h --help -v --version',
    },
    before: none,
    isTransparent: false,
    joinsText: true,
    textUnless: '-x --exec',
    effects: ['endless'],
  },
  busybox: {
    options: { asks: '--install --list --list-full --help' },
    before: none,
    isTransparent: false,
  },
  toybox: { options: { asks: '--long --help --version' }, before: none, isTransparent: false },
  caffeinate: {
    options: { flag: '-d -i -m -s -u', value: '-t', 'asks-value': '-w' },
    before: none,
    isTransparent: false,
  },
  unbuffer: { options: { flag: '-p' }, before: none, isTransparent: false },
  catchsegv: { options: {}, before: none, isTransparent: false },
  'dumb-init': {
    options: {
      flag: '-c --single-child -v --verbose',
      value: '-r --rewrite',
      informs: '-h --help -V --version',
    },
    before: none,
    isTransparent: false,
  },
  tini: {
    options: { flag: '-g -s -v -vv -vvv -w', value: '-p -e', informs: '-h --version' },
    before: none,
    isTransparent: false,
  },
  catatonit: {
    options: { flag: '-g -P', informs: '-h --help -V --version' },
    before: none,
    isTransparent: false,
  },
  setpriv: {
    options: {
      flag: '-d --dump --nnp --no-new-privs --clear-groups --keep-groups --init-groups --reset-env',
      value:
        '--ambient-caps --inh-caps --bounding-set --ruid --euid --rgid --egid --reuid --regid --groups --securebits --pdeathsig --ptracer --selinux-label --apparmor-profile --landlock-access --landlock-rule --seccomp-filter',
      informs: '-h --help -V --version',
    },
    before: none,
    isTransparent: false,
    effects: ['changes-system'],
  },
  fakeroot: {
    options: {
      value: '-l --lib -f --faked -b --fd-base',
      read: '-i',
      write: '-s',
      flag: '-u --unknown-is-real',
      informs: '-h --help -v --version',
    },
    before: none,
    isTransparent: false,
  },
};
