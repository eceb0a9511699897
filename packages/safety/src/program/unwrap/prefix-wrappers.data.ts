import type { OptionTable } from '../options/option-table.ts';

/** A program that runs the rest of its arguments. */
export interface PrefixWrapper {
  readonly options: OptionTable;
  /** Operands before the program. */
  readonly skip: number;
  /** True: it does nothing that needs a question by itself. */
  readonly isTransparent: boolean;
}

/** Wrappers that need nothing but their options taken off. */
export const prefixWrappers: Readonly<Record<string, PrefixWrapper>> = {
  timeout: {
    options: {
      value: '-k --kill-after -s --signal',
      flag: '--preserve-status --foreground -v --verbose',
    },
    skip: 1,
    isTransparent: true,
  },
  nice: { options: { value: '-n --adjustment', flag: '-#' }, skip: 0, isTransparent: true },
  ionice: { options: { value: '-c -n', flag: '-t' }, skip: 0, isTransparent: true },
  stdbuf: { options: { value: '-i -o -e' }, skip: 0, isTransparent: true },
  time: { options: { flag: '-p -v' }, skip: 0, isTransparent: true },
  builtin: { options: {}, skip: 0, isTransparent: true },
  nohup: { options: {}, skip: 0, isTransparent: false },
  setsid: { options: { flag: '-c -f -w --fork --wait' }, skip: 0, isTransparent: false },
  sudo: {
    options: {
      value: '-u --user -g --group -h -p -C -D -R -T -r -t',
      flag: '-A -b -E -H -i -k -n -P -S -s',
    },
    skip: 0,
    isTransparent: false,
  },
  doas: { options: { value: '-u -C', flag: '-n -s -L' }, skip: 0, isTransparent: false },
  chroot: {
    options: { value: '--userspec --groups', flag: '--skip-chdir' },
    skip: 1,
    isTransparent: false,
  },
  unshare: { options: { flag: '-r -m -n -p -f -u' }, skip: 0, isTransparent: false },
  strace: { options: { value: '-o -e -p', flag: '-f -c' }, skip: 0, isTransparent: false },
  flock: { options: { flag: '-n -x -s', value: '-w -E' }, skip: 1, isTransparent: false },
  busybox: { options: {}, skip: 0, isTransparent: false },
  watch: { options: { value: '-n', flag: '-d -t -x -g' }, skip: 0, isTransparent: false },
  caffeinate: { options: { flag: '-i -s' }, skip: 0, isTransparent: false },
};
