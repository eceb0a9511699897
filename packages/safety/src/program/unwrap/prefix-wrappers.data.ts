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
      '-k': 'value',
      '--kill-after': 'value',
      '-s': 'value',
      '--signal': 'value',
      '--preserve-status': 'flag',
      '--foreground': 'flag',
      '-v': 'flag',
      '--verbose': 'flag',
    },
    skip: 1,
    isTransparent: true,
  },
  nice: {
    options: { '-n': 'value', '--adjustment': 'value', '-#': 'flag' },
    skip: 0,
    isTransparent: true,
  },
  ionice: {
    options: { '-c': 'value', '-n': 'value', '-t': 'flag' },
    skip: 0,
    isTransparent: true,
  },
  stdbuf: {
    options: { '-i': 'value', '-o': 'value', '-e': 'value' },
    skip: 0,
    isTransparent: true,
  },
  time: { options: { '-p': 'flag', '-v': 'flag' }, skip: 0, isTransparent: true },
  builtin: { options: {}, skip: 0, isTransparent: true },
  nohup: { options: {}, skip: 0, isTransparent: false },
  setsid: {
    options: { '-c': 'flag', '-f': 'flag', '-w': 'flag', '--fork': 'flag', '--wait': 'flag' },
    skip: 0,
    isTransparent: false,
  },
  sudo: {
    options: {
      '-u': 'value',
      '--user': 'value',
      '-g': 'value',
      '--group': 'value',
      '-h': 'value',
      '-p': 'value',
      '-C': 'value',
      '-D': 'value',
      '-R': 'value',
      '-T': 'value',
      '-r': 'value',
      '-t': 'value',
      '-A': 'flag',
      '-b': 'flag',
      '-E': 'flag',
      '-H': 'flag',
      '-i': 'flag',
      '-k': 'flag',
      '-n': 'flag',
      '-P': 'flag',
      '-S': 'flag',
      '-s': 'flag',
    },
    skip: 0,
    isTransparent: false,
  },
  doas: {
    options: { '-u': 'value', '-C': 'value', '-n': 'flag', '-s': 'flag', '-L': 'flag' },
    skip: 0,
    isTransparent: false,
  },
  chroot: {
    options: { '--userspec': 'value', '--groups': 'value', '--skip-chdir': 'flag' },
    skip: 1,
    isTransparent: false,
  },
  unshare: {
    options: { '-r': 'flag', '-m': 'flag', '-n': 'flag', '-p': 'flag', '-f': 'flag', '-u': 'flag' },
    skip: 0,
    isTransparent: false,
  },
  strace: {
    options: { '-o': 'value', '-e': 'value', '-p': 'value', '-f': 'flag', '-c': 'flag' },
    skip: 0,
    isTransparent: false,
  },
  flock: {
    options: { '-n': 'flag', '-x': 'flag', '-s': 'flag', '-w': 'value', '-E': 'value' },
    skip: 1,
    isTransparent: false,
  },
  busybox: { options: {}, skip: 0, isTransparent: false },
  watch: {
    options: { '-n': 'value', '-d': 'flag', '-t': 'flag', '-x': 'flag', '-g': 'flag' },
    skip: 0,
    isTransparent: false,
  },
  caffeinate: { options: { '-i': 'flag', '-s': 'flag' }, skip: 0, isTransparent: false },
};
