/** Programs that write files which they name as operands: all of them, or the last one; and the options that name a target. */
export const writers: Readonly<
  Record<
    string,
    { readonly operands: 'all' | 'last' | 'none'; readonly options?: readonly string[] }
  >
> = {
  rm: { operands: 'all' },
  rmdir: { operands: 'all' },
  unlink: { operands: 'all' },
  shred: { operands: 'all' },
  truncate: { operands: 'all' },
  touch: { operands: 'all' },
  mkdir: { operands: 'all' },
  mknod: { operands: 'all' },
  mkfifo: { operands: 'all' },
  tee: { operands: 'all' },
  sponge: { operands: 'all' },
  chmod: { operands: 'all' },
  chown: { operands: 'all' },
  chgrp: { operands: 'all' },
  chattr: { operands: 'all' },
  mv: { operands: 'all', options: ['-t', '--target-directory'] },
  cp: { operands: 'last', options: ['-t', '--target-directory'] },
  ln: { operands: 'last', options: ['-t', '--target-directory'] },
  install: { operands: 'last', options: ['-t', '--target-directory'] },
  rsync: { operands: 'last' },
  scp: { operands: 'last' },
  dd: { operands: 'none', options: ['of'] },
  sort: { operands: 'none', options: ['-o', '--output'] },
  curl: { operands: 'none', options: ['-o', '--output', '--output-dir'] },
  wget: { operands: 'none', options: ['-O', '--output-document', '-P', '--directory-prefix'] },
  tar: { operands: 'none', options: ['-C', '--directory'] },
  unzip: { operands: 'none', options: ['-d'] },
};
