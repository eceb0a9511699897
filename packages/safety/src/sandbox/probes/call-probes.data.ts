import type { Probe } from './file-probes.data.ts';

/** Attempts in Perl, by raw system calls of x86-64; `%g` is the ground, `fails(...)` makes a call and gives its error, 0 for none. */
export const perlProbes: readonly Probe[] = [
  {
    name: 'remount-root',
    code: `my ($t, $n) = ('/', 'none'); return fails(165, $n, $t, 0, 0x1020, 0) == 0`,
  },
  {
    name: 'new-mount',
    code: `my ($t, $n) = ("$g{workspace}", 'tmpfs'); my $done = fails(165, $n, $t, $n, 0, 0) == 0; if ($done) { syscall(166, $t, 2) } return $done`,
  },
  {
    name: 'make-device',
    code: `my $p = "$g{workspace}/selfware-probe-device"; my $done = fails(133, $p, 0060600, 0x700) == 0; unlink $p; return $done`,
  },
  {
    name: 'open-by-handle',
    code: `my $h = pack('LL', 120, 0) . ("\\0" x 120); my $id = pack('L', 0); my $p = '/etc/passwd';
    return none('no handle') if syscall(303, -100, $p, $h, $id, 0) != 0;
    open(my $d, '<', '/etc/passwd') or return 0; my $done = fails(304, fileno($d), $h, 0) == 0; return $done`,
  },
  { name: 'user-namespace', code: `return child(sub { fails(272, 0x10020000) == 0 })` },
  {
    name: 'clone-namespace',
    needsFilter: true,
    code: `return child(sub { my $r = syscall(56, 0x10000011, 0, 0, 0, 0); exit 0 if $r == 0; $r > 0 })`,
  },
  {
    name: 'trace-parent',
    code: `return 0 unless host(); my $done = fails(101, 16, $g{hostPid}, 0, 0) == 0;
    if ($done) { select(undef, undef, undef, 0.05); syscall(101, 17, $g{hostPid}, 0, 0) } return $done`,
  },
  {
    name: 'read-parent-memory',
    code: `return 0 unless host(); my $b = "\\0" x 8; my $l = pack('PQ', $b, 8); my $r = pack('QQ', 0x1000, 8);
    my $e = fails(310, $g{hostPid}, $l, 1, $r, 1, 0); return $e == 0 || $e == 14`,
  },
  {
    name: 'enter-namespace',
    code: `return 0 unless host(); open(my $n, '<', "/proc/$g{hostPid}/ns/net") or return 0; return child(sub { fails(308, fileno($n), 0) == 0 })`,
  },
  { name: 'packet-socket', code: `return fails(41, 17, 3, 0) == 0` },
  { name: 'vsock-socket', needsFilter: true, code: `return fails(41, 40, 1, 0) == 0` },
  { name: 'netlink-socket', needsFilter: true, code: `return fails(41, 16, 3, 0) == 0` },
  {
    name: 'io-uring',
    needsFilter: true,
    code: `my $p = "\\0" x 120; return fails(425, 1, $p) == 0`,
  },
  { name: 'keyring', needsFilter: true, code: `return fails(250, 0, -3, 0) == 0` },
  {
    name: 'bpf-map',
    needsFilter: true,
    code: `my $a = pack('LLLL', 2, 4, 4, 1) . ("\\0" x 112); return fails(321, 0, $a, 128) == 0`,
  },
  {
    name: 'perf-event',
    needsFilter: true,
    code: `my $a = pack('LLQ', 1, 112, 0) . ("\\0" x 24) . pack('Q', 0x61) . ("\\0" x 64); return fails(298, $a, 0, -1, -1, 0) == 0`,
  },
  { name: 'userfaultfd', needsFilter: true, code: `return fails(323, 1) == 0` },
  {
    name: 'terminal-input',
    code: `open(my $t, '+<', '/dev/tty') or return 0; my $c = ''; return ioctl($t, 0x5413, my $s = "\\0" x 8) ? 1 : 0`,
  },
  {
    name: 'terminal-injection',
    needsFilter: true,
    code: `my $c = 'x'; pipe(my $r, my $w); my $e = fails(16, fileno($r), 0x5412, $c); return $e == 25 || $e == 0`,
  },
  {
    name: 'x32-call',
    needsFilter: true,
    code: `return child(sub { my $r = syscall(0x40000000 + 39); $r > 0 || $! == 38 ? 1 : 0 })`,
  },
  {
    name: 'runs-as-owner',
    needsFilter: true,
    code: `my $p = "$g{workspace}/selfware-probe-file"; open(my $f, '>', $p) or return 0; close $f; my $done = fails(90, $p, 04755) == 0; unlink $p; return $done`,
  },
];
