import type { ProgramDescription } from './program-description.ts';

const curl: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '--anyauth -a --append --basic --ca-native --cert-status --compressed --compressed-ssh --create-dirs --crlf --digest -q --disable --disable-eprt --disable-epsv --disallow-username-in-url --doh-cert-status --doh-insecure -f --fail --fail-early --fail-with-body --false-start --form-escape --ftp-create-dirs --ftp-pasv --ftp-pret --ftp-skip-pasv-ip --ftp-ssl-ccc --ftp-ssl-control -G --get -g --globoff --haproxy-protocol -I --head --http0.9 -0 --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 --http3-only --ignore-content-length -i --include --show-headers -k --insecure -4 --ipv4 -6 --ipv6 -j --junk-session-cookies -l --list-only -L --location --location-trusted --mail-rcpt-allowfails --metalink --mptcp --negotiate -n --netrc --netrc-optional -: --next --no-alpn -N --no-buffer --no-clobber --no-keepalive --no-npn --no-progress-meter --no-sessionid --ntlm --ntlm-wb -Z --parallel --parallel-immediate --path-as-is --post301 --post302 --post303 -# --progress-bar --proxy-anyauth --proxy-basic --proxy-ca-native --proxy-digest --proxy-http2 --proxy-insecure --proxy-negotiate --proxy-ntlm --proxy-ssl-allow-beast --proxy-ssl-auto-client-cert --proxy-tlsv1 -p --proxytunnel --raw -J --remote-header-name -O --remote-name --remote-name-all -R --remote-time --remove-on-error --retry-all-errors --retry-connrefused --sasl-ir -S --show-error -s --silent --skip-existing --socks5-basic --socks5-gssapi --socks5-gssapi-nec --ssl --ssl-allow-beast --ssl-auto-client-cert --ssl-no-revoke --ssl-reqd --ssl-revoke-best-effort -2 --sslv2 -3 --sslv3 --styled-output --suppress-connect-headers --tcp-fastopen --tcp-nodelay --tftp-no-options --tls-earlydata -1 --tlsv1 --tlsv1.0 --tlsv1.1 --tlsv1.2 --tlsv1.3 --tr-encoding --trace-ids --trace-time -B --use-ascii -v --verbose --xattr',
    value:
      '--aws-sigv4 --capath --cert-type --ciphers --connect-timeout --connect-to -C --continue-at -b --cookie --create-file-mode --curves -d --data --data-ascii --data-binary --data-raw --data-urlencode --delegation --dns-interface --dns-ipv4-addr --dns-ipv6-addr --dns-servers --expect100-timeout -F --form --form-string --ftp-account --ftp-alternative-to-user --ftp-method -P --ftp-port --ftp-ssl-ccc-mode --happy-eyeballs-timeout-ms --haproxy-clientip -H --header --hostpubmd5 --hostpubsha256 --interface --ip-tos --ipfs-gateway --json --keepalive-cnt --keepalive-time --key-type --krb --limit-rate --local-port --login-options --mail-auth --mail-from --mail-rcpt --max-filesize --max-redirs -m --max-time --noproxy --oauth2-bearer --parallel-max --pass --pinnedpubkey --proto --proto-default --proto-redir --proxy-capath --proxy-cert-type --proxy-ciphers --proxy-header --proxy-key-type --proxy-pass --proxy-pinnedpubkey --proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype --proxy-tlspassword --proxy-tlsuser -U --proxy-user -Q --quote -r --range --rate -e --referer -X --request --request-target --resolve --retry --retry-delay --retry-max-time --sasl-authzid --service-name --socks5-gssapi-service -Y --speed-limit -y --speed-time -t --telnet-option --tftp-blksize -z --time-cond --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --trace-config --url-query -u --user -A --user-agent --variable --vlan-priority -w --write-out',
    read: '--cacert -E --cert --crlfile --ech --egd-file --etag-compare --key --netrc-file --proxy-cacert --proxy-cert --proxy-crlfile --proxy-key --pubkey --random-file -T --upload-file',
    write:
      '--alt-svc -c --cookie-jar -D --dump-header --etag-save --hsts --libcurl -o --output --stderr --trace --trace-ascii',
    'write-into': '--output-dir',
    url: '--doh-url --preproxy -x --proxy --proxy1.0 --socks4 --socks4a --socks5 --socks5-hostname --url',
    'read-list': '-K --config',
    'asks-value': '--abstract-unix-socket --engine --unix-socket',
    informs: '-V --version -h --help -M --manual',
  },
  operands: 'url',
  effects: ['uses-network'],
  uses: [
    {
      when: '-O --remote-name --remote-name-all -J --remote-header-name',
      effects: ['uses-network', 'unpacks'],
    },
  ],
};

const wget: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '-b --background -d --debug -q --quiet -v --verbose -nv --no-verbose -F --force-html --no-config --retry-connrefused -nc --no-clobber --no-netrc -c --continue --show-progress -N --timestamping --no-if-modified-since --no-use-server-timestamps -S --server-response --spider --random-wait --no-proxy --no-dns-cache --ignore-case -4 --inet4-only -6 --inet6-only --no-iri --unlink --xattr -nd --no-directories -x --force-directories -nH --no-host-directories --protocol-directories --no-cache -E --adjust-extension --ignore-length --save-headers --no-http-keep-alive --no-cookies --keep-session-cookies --content-disposition --content-on-error --auth-no-challenge --https-only --no-check-certificate --no-hsts --no-remove-listing --no-glob --no-passive-ftp --preserve-permissions --retr-symlinks --ftps-implicit --ftps-resume-ssl --ftps-clear-data-connection --ftps-fallback-to-ftp --warc-cdx --no-warc-compression --no-warc-digests --no-warc-keep-log -r --recursive --delete-after -k --convert-links --convert-file-only -K --backup-converted -m --mirror -p --page-requisites --strict-comments --follow-ftp -H --span-hosts -L --relative --trust-server-names -np --no-parent',
    value:
      '-B --base -t --tries --retry-on-http-error --start-pos --progress -T --timeout --dns-timeout --connect-timeout --read-timeout -w --wait --waitretry -Q --quota --bind-address --limit-rate --restrict-file-names --prefer-family --user --password --local-encoding --remote-encoding --cut-dirs --http-user --http-password --default-page --header --compression --max-redirect --proxy-user --proxy-password --referer -U --user-agent --post-data --method --body-data --secure-protocol --certificate-type --private-key-type --ciphers --ftp-user --ftp-password --warc-header --warc-max-size --warc-dedup --report-speed -l --level -A --accept -R --reject --accept-regex --reject-regex --regex-type -D --domains --exclude-domains --follow-tags --ignore-tags -I --include-directories -X --exclude-directories --pinnedpubkey',
    optional: '--backups',
    read: '--load-cookies --post-file --body-file --certificate --private-key --ca-certificate --ca-directory --crl-file',
    write:
      '-o --output-file -a --append-output --rejected-log -O --output-document --save-cookies --warc-file --hsts-file',
    'write-into': '-P --directory-prefix --warc-tempdir',
    'read-list': '-i --input-file --config --input-metalink',
    program: '--use-askpass',
    'asks-value': '-e --execute',
    asks: '--ask-password',
    informs: '-V --version -h --help',
  },
  operands: 'url',
  effects: ['uses-network', 'unpacks'],
  uses: [{ when: '-O --output-document --spider', effects: ['uses-network'] }],
};

const sshOptions = {
  flag: '-4 -6 -A -a -C -f -g -K -k -M -N -n -q -s -T -t -v -X -x -Y -y',
  value: '-B -b -c -D -e -J -L -l -m -O -p -R -S -W -w',
  read: '-i',
  code: '-F -I',
  write: '-E',
  'asks-value': '-o -P -Q',
  asks: '-G',
  informs: '-V',
} as const;

const ssh: ProgramDescription = {
  options: sshOptions,
  first: ['host'],
  operands: 'text',
  stopsAtOperand: true,
  effects: ['uses-network', 'changes-system'],
};

const scp: ProgramDescription = {
  options: {
    flag: '-3 -4 -6 -A -B -C -O -p -q -R -r -s -T -v -1 -2',
    value: '-c -J -l -P -X -D',
    read: '-i',
    code: '-F',
    program: '-S',
    'asks-value': '-o',
  },
  operands: 'read',
  last: 'write',
  effects: ['uses-network'],
};

const sftp: ProgramDescription = {
  options: {
    flag: '-4 -6 -A -a -C -f -N -p -q -r -v -1 -2',
    value: '-B -c -D -J -l -P -R -X',
    read: '-i',
    code: '-F -b',
    program: '-S -s',
    'asks-value': '-o',
  },
  operands: 'host',
  effects: ['uses-network', 'opens-terminal'],
};

const nc: ProgramDescription = {
  options: {
    flag: '-4 -6 -b -C -D -d -F -h -k -l -N -n -r -S -t -U -u -v -Z -z',
    value: '-I -i -M -m -O -P -p -q -s -T -V -W -w -X -x -K -R',
    write: '-o',
    run: '-c',
    program: '-e',
  },
  operands: 'host',
  effects: ['uses-network'],
};

const ncat: ProgramDescription = {
  options: {
    flag: '-4 -6 -U --unixsock --vsock -C --crlf -k --keep-open -l --listen -n --nodns -t --telnet -u --udp --sctp -v --verbose -z --append-output --send-only --recv-only --no-shutdown --broker --chat --ssl --ssl-verify -N -h',
    value:
      '-g -G -m --max-conns -d --delay -i --idle-timeout -p --source-port -s --source -w --wait --allow --deny --proxy --proxy-type --proxy-auth --proxy-dns --ssl-ciphers --ssl-servername --ssl-alpn -q',
    read: '--allowfile --denyfile --ssl-cert --ssl-key --ssl-trustfile',
    write: '-o --output -x --hex-dump',
    run: '-c --sh-exec',
    program: '-e --exec',
    code: '--lua-exec',
    informs: '--version --help',
  },
  operands: 'host',
  effects: ['uses-network'],
};

const lookUp: ProgramDescription = {
  options: {
    flag: '-4 -6 -h -i -m -r -u -v -a -C -d -l -s -T -w -U -V -A',
    value: '-b -c -k -p -q -t -x -y -N -R -W',
    'read-list': '-f',
  },
  operands: 'host',
  effects: ['uses-network'],
};

const httpie: ProgramDescription = {
  options: {
    flag: '-j --json -f --form --multipart -x --compress -h --headers -b --body -v --verbose -m --meta --all -S --stream -d --download -c --continue -q --quiet -F --follow --check-status --path-as-is --chunked --ignore-stdin -I --offline --ignore-netrc --debug --traceback --sorted --unsorted --no-verify --curl --curl-long -4 -6',
    value:
      '--boundary --raw --pretty -s --style --response-charset --response-mime --format-options -p --print -P --history-print -A --auth-type -a --auth --bearer --max-redirects --max-headers --timeout --verify --ssl --ciphers --default-scheme',
    read: '--cert --cert-key --cert-key-pass',
    write: '-o --output --session --session-read-only --log-file',
    url: '--proxy',
    informs: '--help --version --manual',
  },
  operands: 'url',
  effects: ['uses-network'],
  uses: [{ when: '-d --download', effects: ['uses-network', 'unpacks'] }],
};

const aria2c: ProgramDescription = {
  options: {
    write: '-o --out -l --log --save-session --save-cookies',
    'write-into': '-d --dir',
    'read-list': '-i --input-file --conf-path',
    run: '--on-download-complete --on-download-error --on-download-pause --on-download-start --on-download-stop --on-bt-download-complete',
    read: '--load-cookies --certificate --private-key --ca-certificate -T --torrent-file -M --metalink-file',
    value:
      '-x --max-connection-per-server -s --split -j --max-concurrent-downloads -k --min-split-size --header -U --user-agent --referer --timeout',
    flag: '-c --continue -q --quiet -V --check-integrity',
    informs: '-v --version -h --help',
  },
  operands: 'url',
  effects: ['uses-network', 'unpacks'],
};

const ipObject: ProgramDescription = {
  options: {},
  operands: 'none',
  subcommands: {
    's sh sho show l li lis list ls lst': { options: {}, operands: 'text' },
    'g ge get': { options: {}, operands: 'text' },
    'a ad add d de del dele delete set se change c chg replace append flush f save restore up down exec attach':
      { options: {}, operands: 'text', effects: ['changes-system'] },
  },
};

const ip: ProgramDescription = {
  options: {
    flag: '-s -stats -statistics -d -details -h -human -human-readable -iec -j -json -p -pretty -4 -6 -B -M -0 -br -brief -o -oneline -t -timestamp -ts -tshort -N -Numeric -c -color -a -all',
    value: '-f -family -l -loops -rc -rcvbuf',
    networks: '-r -resolve',
    'asks-value': '-n -netns -b -batch',
    asks: '-force -echo',
    informs: '-V -Version -help',
  },
  operands: 'none',
  needs: '',
  subcommands: {
    'a ad add addr addre addres address l li lin link r ro rou rout route ru rul rule n ne nei neig neigh neighbo neighbor neighbour maddr maddress tunnel tunl tuntap token nexthop ntable mroute mrule addrlabel netconf tcp_metrics netns vrf':
      ipObject,
    'm mo monitor': { options: {}, operands: 'text', effects: ['endless'] },
  },
};

const openssl: ProgramDescription = {
  options: { informs: '-help --help -version -v' },
  operands: 'none',
  needs: '',
  subcommands: {
    version: { options: { flag: '-a -b -d -e -f -m -o -p -r -v -c' }, operands: 'none' },
    'help list ciphers errstr': {
      options: {
        flag: '-v -V -s -1 -verbose -commands -digest-commands -digest-algorithms -cipher-commands -cipher-algorithms -public-key-algorithms -standard-commands -tls1 -tls1_1 -tls1_2 -tls1_3 -stdname -disabled',
      },
      operands: 'text',
    },
    'dgst md5 sha1 sha224 sha256 sha384 sha512 sha3-256 sha3-512 blake2b512': {
      options: {
        flag: '-c -d -debug -r -hex -binary -list -md5 -sha1 -sha224 -sha256 -sha384 -sha512 -sha3-224 -sha3-256 -sha3-384 -sha3-512 -sha512-256 -sha512-224 -blake2b512 -blake2s256 -ripemd160 -shake128 -shake256 -sm3 -fips-fingerprint',
        value: '-hmac -mac -sigopt -keyform -xoflen -macopt',
        read: '-sign -verify -prverify -signature',
        write: '-out',
        'asks-value': '-passin -rand -writerand',
        code: '-engine -engine_impl -provider -provider-path -config',
        informs: '-help',
      },
      operands: 'read',
      waitsForInput: true,
      reachesHosts: true,
    },
    'enc base64': {
      options: {
        flag: '-e -d -a -A -base64 -nosalt -salt -p -P -none -z -nopad -v -pbkdf2 -debug -aes-128-cbc -aes-192-cbc -aes-256-cbc -aes-128-ecb -aes-256-ecb -aes-128-ctr -aes-256-ctr -des3 -chacha20',
        value: '-k -K -S -iv -bufsize -md -iter -saltlen',
        read: '-in -kfile',
        write: '-out',
        'asks-value': '-pass -rand -writerand',
        code: '-engine -provider -provider-path -config',
        informs: '-help',
      },
      operands: 'none',
      reachesHosts: true,
    },
    'x509 req crl pkcs7 pkcs12 rsa dsa ec pkey pkcs8 asn1parse verify storeutl spkac nseq cms smime ocsp pkeyutl rsautl dhparam ecparam dsaparam':
      {
        options: {
          flag: '-noout -text -subject -issuer -dates -startdate -enddate -fingerprint -serial -hash -subject_hash -issuer_hash -email -modulus -pubkey -purpose -alias -ocsp_uri -sha1 -sha256 -sha384 -sha512 -md5 -ocspid -verify -check -pubin -pubout -print_certs -nokeys -nocerts -clcerts -cacerts -info -i -dump -noparms -certs -keys -crls -lastupdate -nextupdate -crlnumber -nodes -noenc -batch -legacy -list_curves -trusted_first -show_chain -crl_check -crl_check_all -partial_chain -x509_strict -topk8 -nocrypt -export -traditional -text_pub',
          value:
            '-inform -outform -certopt -nameopt -ext -checkend -checkhost -checkemail -checkip -days -subj -addext -offset -length -strparse -oid -set_serial -name -reqopt -keyform -CAform -verify_name -v2 -v1 -attime',
          read: '-in -key -CA -CAfile -CApath -CRLfile -inkey -signkey -certfile -untrusted -trusted -extfile -verify_certs',
          write: '-out -keyout -CAserial',
          'asks-value': '-passin -passout -pass -rand -writerand -password -url -newkey',
          code: '-engine -provider -provider-path -config -conf',
          // A new key is written where nothing says it.
          asks: '-CAcreateserial -new -x509',
          informs: '-help',
        },
        operands: 'read',
        reachesHosts: true,
      },
    'rand prime': {
      options: {
        flag: '-hex -base64 -generate -safe',
        value: '-bits -checks',
        write: '-out',
        'asks-value': '-rand -writerand',
        code: '-engine -provider -provider-path -config',
        informs: '-help',
      },
      operands: 'text',
    },
    'genrsa genpkey gendsa': {
      options: {
        flag: '-quiet -verbose -text -F4 -3 -aes256 -aes128',
        value: '-algorithm -pkeyopt -outform -primes',
        read: '-paramfile',
        write: '-out -outpubkey',
        'asks-value': '-pass -passout -rand -writerand',
        code: '-engine -provider -provider-path -config',
        informs: '-help',
      },
      operands: 'text',
    },
    's_client s_server s_time': {
      options: {
        flag: '-showcerts -quiet -brief -debug -msg -state -prexit -no_ign_eof -ign_eof -crlf -tls1 -tls1_1 -tls1_2 -tls1_3 -status -reconnect -noservername -4 -6 -www -WWW -HTTP -rev -new -reuse -nbio -verify_quiet -verify_return_error',
        value:
          '-connect -servername -host -port -proxy -starttls -alpn -cipher -ciphersuites -verify -accept -bind -xmpphost -name -verify_hostname',
        read: '-CAfile -CApath -cert -key -psk_session -sess_in',
        write: '-keylogfile -sess_out -msgfile',
        'asks-value': '-pass -rand -writerand',
        code: '-engine -provider -provider-path -config',
        informs: '-help',
      },
      operands: 'host',
      effects: ['uses-network'],
    },
  },
};

const gpg: ProgramDescription = {
  options: { informs: '--version --help --dump-options --warranty' },
  operands: 'text',
  effects: ['outside-workspace', 'changes-system'],
  stopsAtOperand: true,
};

const talks: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'host',
  stopsAtOperand: true,
  effects: ['uses-network'],
};

const converses: ProgramDescription = { ...talks, effects: ['uses-network', 'opens-terminal'] };
const sends: ProgramDescription = { ...talks, effects: ['uses-network', 'pushes'] };

/** Programs that talk to other machines, or about the network, as their manuals describe them. */
export const network: Readonly<Record<string, ProgramDescription>> = {
  curl,
  wget,
  wget2: wget,
  ssh,
  autossh: ssh,
  mosh: talks,
  scp,
  sftp,
  nc,
  netcat: nc,
  ncat,
  socat: { ...talks, options: { informs: '-V -h -hh -hhh' } },
  telnet: converses,
  ftp: converses,
  lftp: converses,
  rlogin: converses,
  rsh: converses,
  lynx: converses,
  w3m: converses,
  links: converses,
  elinks: converses,
  irssi: converses,
  dig: talks,
  kdig: talks,
  drill: talks,
  delv: talks,
  host: lookUp,
  nslookup: talks,
  resolvectl: talks,
  getent: { options: { value: '-s', flag: '-i -A' }, operands: 'text', effects: ['uses-network'] },
  ping: talks,
  ping6: talks,
  fping: talks,
  hping3: talks,
  arping: talks,
  traceroute: talks,
  traceroute6: talks,
  tracepath: talks,
  mtr: talks,
  whois: talks,
  nmap: talks,
  masscan: talks,
  tcpdump: talks,
  tshark: talks,
  iperf: talks,
  iperf3: talks,
  ab: talks,
  wrk: talks,
  hey: talks,
  k6: talks,
  siege: talks,
  websocat: talks,
  grpcurl: talks,
  mosquitto_pub: talks,
  mosquitto_sub: talks,
  sshpass: talks,
  'ssh-copy-id': talks,
  'ssh-keyscan': talks,
  'ssh-add': { options: {}, operands: 'read', effects: ['changes-system'] },
  'ssh-keygen': {
    options: {
      flag: '-l -B -e -i -y -q -v -c -H -L -p -R',
      value: '-t -b -C -E -m -N -P -a -F -Z -I -n -O -V -z',
      write: '-f',
      code: '-D -w',
    },
    operands: 'write',
    effects: ['changes-system'],
    uses: [{ when: '-l -B', roles: { read: '-f' }, effects: [] }],
  },
  mail: sends,
  mailx: sends,
  mutt: sends,
  sendmail: sends,
  msmtp: sends,
  swaks: sends,
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
  aria2c,
  axel: talks,
  'yt-dlp': talks,
  'youtube-dl': talks,
  fetch: talks,
  GET: talks,
  POST: talks,
  HEAD: talks,
  'lwp-request': talks,
  restic: talks,
  ngrok: sends,
  cloudflared: sends,
  ip,
  ifconfig: { options: { flag: '-a -s -v -l' }, operands: 'text', maxOperands: 1 },
  ss: {
    options: {
      flag: '-n --numeric -a --all -l --listening -B --bound-inactive -o --options -e --extended -m --memory -p --processes -T --threads -i --info --tipcinfo -s --summary --tos --cgroup -b --bpf -Z --context -z --contexts -4 --ipv4 -6 --ipv6 -0 --packet -t --tcp -M --mptcp -S --sctp -u --udp -d --dccp -w --raw -x --unix --tipc --vsock --xdp -H --no-header -O --oneline --inet-sockopt',
      value: '-f --family -A --query --socket -N --net',
      read: '-F --filter',
      write: '-D --diag',
      networks: '-r --resolve',
      destroys: '-K --kill',
      asks: '-E --events',
      informs: '-h --help -V --version',
    },
    operands: 'text',
  },
  netstat: {
    options: {
      flag: '-r --route -i --interfaces -g --groups -s --statistics -M --masquerade -v --verbose -W --wide -n --numeric --numeric-hosts --numeric-ports --numeric-users -N --symbolic -e --extend -p --programs -o --timers -l --listening -a --all -F --fib -C --cache -Z --context -t --tcp -u --udp -w --raw -x --unix -4 -6 -L -m',
      value: '-A --protocol -f -I',
      asks: '-c --continuous',
      informs: '-h --help -V --version',
    },
    operands: 'none',
  },
  arp: { options: { flag: '-a -n -v -e --numeric --verbose' }, operands: 'text', maxOperands: 0 },
  route: { options: { flag: '-n -e -v -4 -6' }, operands: 'none' },
  hostname: {
    options: {
      flag: '-s --short -i --ip-address -I --all-ip-addresses -d --domain -f --fqdn --long -A --all-fqdns -a --alias -y --yp --nis',
      informs: '-h --help -V --version',
      'asks-value': '-F --file -b --boot',
    },
    operands: 'none',
  },
  openssl,
  gpg,
  gpg2: gpg,
};
