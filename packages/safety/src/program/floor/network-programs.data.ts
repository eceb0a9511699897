/** Programs that bring a file from the network to their output or to a file. */
export const downloaders: readonly string[] = [
  'curl',
  'wget',
  'fetch',
  'aria2c',
  'lynx',
  'http',
  'https',
  'xh',
];

/** Programs that talk to other machines. */
export const networkPrograms: readonly string[] = [
  'curl',
  'wget',
  'fetch',
  'aria2c',
  'lynx',
  'http',
  'https',
  'xh',
  'nc',
  'ncat',
  'netcat',
  'socat',
  'telnet',
  'ftp',
  'sftp',
  'scp',
  'rsync',
  'ssh',
  'dig',
  'host',
  'nslookup',
  'ping',
  'mail',
  'sendmail',
];
