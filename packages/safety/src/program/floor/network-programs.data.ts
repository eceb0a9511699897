/** Programs that bring something from the network to their output or to a file. */
export const downloaders: readonly string[] = [
  ...['curl', 'wget', 'wget2', 'fetch', 'aria2c', 'axel', 'lynx', 'w3m', 'links', 'elinks'],
  ...['http', 'https', 'xh', 'xhs', 'GET', 'POST', 'lwp-request', 'lwp-download', 'curlie'],
  ...['nc', 'ncat', 'netcat', 'socat', 'telnet', 'ftp', 'lftp', 'websocat', 'dig', 'kdig', 'drill'],
  ...['nslookup', 'host', 'gsutil', 'rclone', 's3cmd', 's5cmd', 'tftp', 'wormhole', 'croc'],
];

/** Programs that talk to other machines. */
export const networkPrograms: readonly string[] = [
  ...downloaders,
  ...['sftp', 'scp', 'rsync', 'ssh', 'autossh', 'mosh', 'rlogin', 'rsh', 'sshpass'],
  ...['ping', 'ping6', 'fping', 'hping3', 'traceroute', 'tracepath', 'mtr', 'whois', 'nmap'],
  ...['delv', 'resolvectl', 'grpcurl', 'mosquitto_pub', 'ngrok', 'cloudflared', 'ffsend'],
  ...['mail', 'mailx', 'mutt', 'sendmail', 'msmtp', 'swaks', 'aws', 'az', 'gcloud', 'azcopy', 'gh'],
];

/** Programs that only copy here unless one of their words names another machine. */
export const maybeRemote: readonly string[] = ['rsync'];

/** Programs that talk to other machines with one of these words. */
export const networkWords: Readonly<Record<string, readonly string[]>> = {
  openssl: ['s_client', 's_time', 'ocsp'],
  gpg: ['--send-keys', '--recv-keys', '--refresh-keys', '--search-keys'],
};

/** Options that name keys and settings which a program uses itself, without sending what is in them. */
export const ownFiles: Readonly<Record<string, readonly string[]>> = {
  ssh: ['-i', '-F', '-I', '-E', '-S'],
  autossh: ['-i', '-F', '-I', '-E', '-S'],
  scp: ['-i', '-F'],
  sftp: ['-i', '-F'],
  curl: [
    ...['-E', '--cert', '--key', '--cacert', '--proxy-cert', '--proxy-key', '--proxy-cacert'],
    ...['--pubkey', '--netrc-file', '--egd-file', '--random-file', '--crlfile', '--proxy-crlfile'],
  ],
  wget: [
    ...['--certificate', '--private-key', '--ca-certificate', '--ca-directory', '--crl-file'],
    ...['--load-cookies', '--config'],
  ],
  ncat: ['--ssl-cert', '--ssl-key', '--ssl-trustfile'],
  http: ['--cert', '--cert-key'],
  https: ['--cert', '--cert-key'],
  xh: ['--cert', '--cert-key'],
  rsync: ['--password-file', '--exclude-from', '--include-from'],
};

/** Options whose text is the name of a file that is sent, where it looks like a text to the table. */
export const sentValues: Readonly<Record<string, readonly string[]>> = {
  curl: ['-b', '--cookie'],
};

/** Programs that take commands from their input, in which files are named. */
export const takeCommands: readonly string[] = ['sftp', 'ftp', 'lftp', 'tftp'];

/** Addresses at which clouds give out the credentials of a machine, as an URL spells them, and parts of names for them. */
export const metadataHosts: readonly string[] = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '192.0.0.192',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'instance-data.ec2.internal',
  'metadata.tencentyun.com',
  '[::ffff:a9fe:a9fe]',
  '[::a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[::ffff:6464:64c8]',
  '[fd00:ec2::254]',
  '[fd00:ec2::23]',
  '[fd20:ce::254]',
];
