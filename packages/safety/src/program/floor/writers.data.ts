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
  curl: {
    operands: 'none',
    options: [
      ...['-o', '--output', '--output-dir', '-D', '--dump-header', '-c', '--cookie-jar'],
      ...[
        '--trace',
        '--trace-ascii',
        '--stderr',
        '--libcurl',
        '--etag-save',
        '--hsts',
        '--alt-svc',
      ],
    ],
  },
  wget: {
    operands: 'none',
    options: [
      ...['-O', '--output-document', '-P', '--directory-prefix', '-o', '--output-file'],
      ...['-a', '--append-output', '--save-cookies', '--warc-file', '--rejected-log'],
    ],
  },
  aria2c: { operands: 'none', options: ['-d', '--dir', '-o', '--out', '-l', '--log'] },
  http: { operands: 'none', options: ['-o', '--output'] },
  // What tar does with a directory depends on its mode, which its description knows.
  unzip: { operands: 'none', options: ['-d'] },
  openssl: { operands: 'none', options: ['-out', '-keyout'] },
  gcc: { operands: 'none', options: ['-o'] },
  clang: { operands: 'none', options: ['-o'] },
  ld: { operands: 'none', options: ['-o'] },
  strip: { operands: 'all' },
  ffmpeg: { operands: 'last' },
  convert: { operands: 'last' },
  magick: { operands: 'last' },
  pandoc: { operands: 'none', options: ['-o', '--output'] },
  pg_dump: { operands: 'none', options: ['-f', '--file'] },
};
