/**
 * Uses of programs that change the kernel, what is mounted, who may do what, or end what the machine lives by. Each use is a list of patterns of which
 * every one must match an argument: `*` stands for any letters, `|` parts alternatives.
 */
export const machineUses: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sysctl: [['-w'], ['--write'], ['-p*'], ['--load*'], ['--system'], ['?*=*']],
  mount: [['--bind|--rbind|-B|-R|--move|-M'], ['-o', '*bind*|*remount*'], ['-o*bind*|-o*remount*']],
  umount: [['/'], ['-a|--all|-A'], ['/usr|/etc|/var|/home|/boot|/proc|/sys|/dev']],
  swapoff: [['-a|--all']],
  mknod: [['b']],
  visudo: [[]],
  usermod: [
    ['sudo|wheel|root|admin|docker|shadow|disk|*,sudo*|*,wheel*|*,docker*|*,root*'],
    ['-u|--uid', '0'],
    ['-o|--non-unique'],
  ],
  gpasswd: [['sudo|wheel|root|admin|docker|shadow|disk']],
  adduser: [['sudo|wheel|root|admin|docker|shadow|disk']],
  addgroup: [['sudo|wheel|root|admin|docker|shadow|disk']],
  useradd: [['-o|--non-unique'], ['-u|--uid', '0'], ['sudo|wheel|*,sudo*|*,wheel*']],
  passwd: [['-d|--delete', 'root'], ['root']],
  chpasswd: [[]],
  vipw: [[]],
  setcap: [['*cap_sys_*|*cap_set?id*|*cap_dac_*|*cap_chown*|*cap_fowner*|*=ep|all*']],
  kill: [['1']],
  killall: [['init|systemd|launchd']],
  pkill: [['init|systemd|launchd']],
  fuser: [['-k*|--kill', '/|/usr|/home|/etc|/dev*']],
  debugfs: [['-w*']],
  badblocks: [['-w*|-*w*']],
  'kernel-install': [[]],
  kpartx: [[]],
  dmsetup: [['remove*|wipe_table|create|load']],
  bpftool: [['load*|attach|pin']],
  unshadow: [[]],
};
