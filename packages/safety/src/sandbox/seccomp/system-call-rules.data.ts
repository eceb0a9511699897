/** A test of the low 32 bits of one argument, after `mask` where there is one. */
export interface ArgumentTest {
  readonly argument: 0 | 1 | 2 | 3 | 4 | 5;
  readonly mask?: number;
  readonly is: 'one-of' | 'none-of';
  readonly values: readonly number[];
}

/** What the filter refuses. Without `when` always; else when every test of one of its lines holds. */
export interface SystemCallRule {
  readonly name: string;
  readonly number: number;
  /** `EPERM` says no; `ENOSYS` makes programs fall back to an older call that can be judged. */
  readonly answer: 'EPERM' | 'ENOSYS';
  readonly when?: readonly (readonly ArgumentTest[])[];
}

/** The last call of the x86-64 table that this list was made from (Linux 6.18); what is newer does not exist inside. */
export const lastKnownCall = 470;

// CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID, NET; in clone the bit of NEWTIME belongs to the signal.
/** Refused calls by the kernel's x86-64 table, by what they would open. */
export const systemCallRules: readonly SystemCallRule[] = [
  // Only pairs that are connected for good: a socket that can be led to a path would reach whoever listens outside, and so would one of
  // a pair for datagrams (2, 3), which connects anew.
  { name: 'socket', number: 41, answer: 'EPERM' },
  {
    name: 'socketpair',
    number: 53,
    answer: 'EPERM',
    when: [
      [{ argument: 0, is: 'none-of', values: [1] }],
      [{ argument: 1, mask: 0xf, is: 'none-of', values: [1, 5] }],
    ],
  },
  // Other programs' memory and descriptors.
  { name: 'ptrace', number: 101, answer: 'EPERM' },
  { name: 'process_vm_readv', number: 310, answer: 'EPERM' },
  { name: 'process_vm_writev', number: 311, answer: 'EPERM' },
  { name: 'process_madvise', number: 440, answer: 'EPERM' },
  { name: 'kcmp', number: 312, answer: 'EPERM' },
  { name: 'pidfd_getfd', number: 438, answer: 'EPERM' },
  // PR_SET_PTRACER
  {
    name: 'prctl',
    number: 157,
    answer: 'EPERM',
    when: [[{ argument: 0, is: 'one-of', values: [0x59616d61] }]],
  },
  // Work that the kernel does past this filter.
  { name: 'io_uring_setup', number: 425, answer: 'EPERM' },
  { name: 'io_uring_enter', number: 426, answer: 'EPERM' },
  { name: 'io_uring_register', number: 427, answer: 'EPERM' },
  { name: 'bpf', number: 321, answer: 'EPERM' },
  { name: 'perf_event_open', number: 298, answer: 'EPERM' },
  { name: 'userfaultfd', number: 323, answer: 'EPERM' },
  // Keys are not part of any namespace.
  { name: 'add_key', number: 248, answer: 'EPERM' },
  { name: 'request_key', number: 249, answer: 'EPERM' },
  { name: 'keyctl', number: 250, answer: 'EPERM' },
  // Mounts and namespaces.
  { name: 'mount', number: 165, answer: 'EPERM' },
  { name: 'umount2', number: 166, answer: 'EPERM' },
  { name: 'pivot_root', number: 155, answer: 'EPERM' },
  { name: 'chroot', number: 161, answer: 'EPERM' },
  { name: 'open_tree', number: 428, answer: 'EPERM' },
  { name: 'move_mount', number: 429, answer: 'EPERM' },
  { name: 'fsopen', number: 430, answer: 'EPERM' },
  { name: 'fsconfig', number: 431, answer: 'EPERM' },
  { name: 'fsmount', number: 432, answer: 'EPERM' },
  { name: 'fspick', number: 433, answer: 'EPERM' },
  { name: 'mount_setattr', number: 442, answer: 'EPERM' },
  { name: 'open_tree_attr', number: 467, answer: 'EPERM' },
  { name: 'setns', number: 308, answer: 'EPERM' },
  {
    name: 'unshare',
    number: 272,
    answer: 'EPERM',
    when: [[{ argument: 0, mask: 0x7e020080, is: 'none-of', values: [0] }]],
  },
  {
    name: 'clone',
    number: 56,
    answer: 'EPERM',
    when: [[{ argument: 0, mask: 0x7e020000, is: 'none-of', values: [0] }]],
  },
  // Its flags lie in memory that a filter cannot read.
  { name: 'clone3', number: 435, answer: 'ENOSYS' },
  { name: 'openat2', number: 437, answer: 'ENOSYS' },
  { name: 'open_by_handle_at', number: 304, answer: 'EPERM' },
  { name: 'fanotify_init', number: 300, answer: 'EPERM' },
  // TIOCSTI types into a terminal, TIOCLINUX pastes into a console.
  {
    name: 'ioctl',
    number: 16,
    answer: 'EPERM',
    when: [[{ argument: 1, is: 'one-of', values: [0x5412, 0x541c] }]],
  },
  // PER_LINUX, PER_LINUX32, both with UNAME26, and the question what it is.
  {
    name: 'personality',
    number: 135,
    answer: 'EPERM',
    when: [
      [{ argument: 0, is: 'none-of', values: [0, 0x0008, 0x0002_0000, 0x0002_0008, 0xffff_ffff] }],
    ],
  },
  // A program that runs as its owner would outlive the sandbox in the workspace.
  {
    name: 'chmod',
    number: 90,
    answer: 'EPERM',
    when: [[{ argument: 1, mask: 0o4000, is: 'one-of', values: [0o4000] }]],
  },
  {
    name: 'fchmod',
    number: 91,
    answer: 'EPERM',
    when: [[{ argument: 1, mask: 0o4000, is: 'one-of', values: [0o4000] }]],
  },
  {
    name: 'fchmodat',
    number: 268,
    answer: 'EPERM',
    when: [[{ argument: 2, mask: 0o4000, is: 'one-of', values: [0o4000] }]],
  },
  {
    name: 'fchmodat2',
    number: 452,
    answer: 'EPERM',
    when: [[{ argument: 2, mask: 0o4000, is: 'one-of', values: [0o4000] }]],
  },
  {
    name: 'creat',
    number: 85,
    answer: 'EPERM',
    when: [[{ argument: 1, mask: 0o4000, is: 'one-of', values: [0o4000] }]],
  },
  {
    name: 'open',
    number: 2,
    answer: 'EPERM',
    // Without O_CREAT or O_TMPFILE the mode is whatever lies in the register.
    when: [
      [
        { argument: 1, mask: 0o20000100, is: 'none-of', values: [0] },
        { argument: 2, mask: 0o4000, is: 'one-of', values: [0o4000] },
      ],
    ],
  },
  {
    name: 'openat',
    number: 257,
    answer: 'EPERM',
    when: [
      [
        { argument: 2, mask: 0o20000100, is: 'none-of', values: [0] },
        { argument: 3, mask: 0o4000, is: 'one-of', values: [0o4000] },
      ],
    ],
  },
  // Devices, and files that run as their owner.
  {
    name: 'mknod',
    number: 133,
    answer: 'EPERM',
    when: [
      [{ argument: 1, mask: 0o170000, is: 'one-of', values: [0o020000, 0o060000] }],
      [{ argument: 1, mask: 0o4000, is: 'one-of', values: [0o4000] }],
    ],
  },
  {
    name: 'mknodat',
    number: 259,
    answer: 'EPERM',
    when: [
      [{ argument: 2, mask: 0o170000, is: 'one-of', values: [0o020000, 0o060000] }],
      [{ argument: 2, mask: 0o4000, is: 'one-of', values: [0o4000] }],
    ],
  },
  // The machine itself.
  { name: 'create_module', number: 174, answer: 'EPERM' },
  { name: 'init_module', number: 175, answer: 'EPERM' },
  { name: 'finit_module', number: 313, answer: 'EPERM' },
  { name: 'delete_module', number: 176, answer: 'EPERM' },
  { name: 'query_module', number: 178, answer: 'EPERM' },
  { name: 'get_kernel_syms', number: 177, answer: 'EPERM' },
  { name: 'kexec_load', number: 246, answer: 'EPERM' },
  { name: 'kexec_file_load', number: 320, answer: 'EPERM' },
  { name: 'reboot', number: 169, answer: 'EPERM' },
  { name: 'swapon', number: 167, answer: 'EPERM' },
  { name: 'swapoff', number: 168, answer: 'EPERM' },
  { name: 'sethostname', number: 170, answer: 'EPERM' },
  { name: 'setdomainname', number: 171, answer: 'EPERM' },
  { name: 'settimeofday', number: 164, answer: 'EPERM' },
  { name: 'clock_settime', number: 227, answer: 'EPERM' },
  { name: 'acct', number: 163, answer: 'EPERM' },
  { name: 'quotactl', number: 179, answer: 'EPERM' },
  { name: 'quotactl_fd', number: 443, answer: 'EPERM' },
  { name: 'syslog', number: 103, answer: 'EPERM' },
  { name: 'ioperm', number: 173, answer: 'EPERM' },
  { name: 'iopl', number: 172, answer: 'EPERM' },
  { name: 'vhangup', number: 153, answer: 'EPERM' },
  { name: 'modify_ldt', number: 154, answer: 'EPERM' },
  // Gone or never made; nothing asks for them.
  { name: 'uselib', number: 134, answer: 'EPERM' },
  { name: '_sysctl', number: 156, answer: 'EPERM' },
  { name: 'nfsservctl', number: 180, answer: 'EPERM' },
  { name: 'lookup_dcookie', number: 212, answer: 'EPERM' },
];
