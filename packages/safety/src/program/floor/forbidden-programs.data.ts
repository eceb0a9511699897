/** Programs that no agent's task needs: they end the machine's work, change its kernel, or format a device. */
export const forbiddenPrograms: Readonly<Record<string, string>> = {
  reboot: 'ends the work of the whole machine',
  shutdown: 'ends the work of the whole machine',
  halt: 'ends the work of the whole machine',
  poweroff: 'ends the work of the whole machine',
  telinit: 'ends the work of the whole machine',
  insmod: 'changes the kernel',
  modprobe: 'changes the kernel',
  rmmod: 'changes the kernel',
  kexec: 'changes the kernel',
  nsenter: 'enters other namespaces of the machine',
  pivot_root: 'enters other namespaces of the machine',
  wipefs: 'formats a device',
  blkdiscard: 'formats a device',
  mkswap: 'formats a device',
  fdisk: 'formats a device',
  sfdisk: 'formats a device',
  cfdisk: 'formats a device',
  parted: 'formats a device',
  sgdisk: 'formats a device',
  hdparm: 'formats a device',
};

/** Programs that are forbidden together with one of these words as an argument. */
export const forbiddenArguments: Readonly<Record<string, readonly string[]>> = {
  init: ['0', '6', '1', 's', 'S'],
  systemctl: ['reboot', 'poweroff', 'halt', 'kexec', 'emergency', 'rescue'],
  kill: ['-1'],
  credential: ['fill', 'get'],
  security: ['find-generic-password', 'find-internet-password', 'dump-keychain', 'export'],
};
