import type { ProgramDescription } from './program-description.ts';

const psql: ProgramDescription = {
  options: {
    flag: '-l --list -X --no-psqlrc -1 --single-transaction -a --echo-all -b --echo-errors -e --echo-queries -E --echo-hidden -n --no-readline -q --quiet -s --single-step -S --single-line -A --no-align --csv -H --html -t --tuples-only -x --expanded -z --field-separator-zero -0 --record-separator-zero -w --no-password -W --password',
    value:
      '-d --dbname -v --set --variable -F --field-separator -P --pset -R --record-separator -T --table-attr -h --host -p --port -U --username',
    script: '-c --command',
    'script-file': '-f --file',
    write: '-L --log-file -o --output',
    informs: '-V --version -? --help',
  },
  operands: 'text',
  language: 'sql',
  readsScript: true,
  effects: ['uses-network'],
};

const mysql: ProgramDescription = {
  options: {
    flag: '-A --no-auto-rehash --auto-rehash -B --batch -C --compress --column-names -N --skip-column-names -f --force -H --html -X --xml -i --ignore-spaces -L --skip-line-numbers -n --unbuffered -q --quick -r --raw -s --silent -t --table -v --verbose -E --vertical -w --wait -U --safe-updates -b --no-beep -G --named-commands --no-defaults --print-defaults --binary-mode --reconnect --show-warnings',
    value:
      '-D --database --delimiter --max-allowed-packet --prompt --login-path -h --host -P --port -u --user -S --socket --protocol --default-character-set --ssl-mode --ssl-ca --ssl-cert --ssl-key --connect-timeout',
    optional: '-p --password --ssl',
    script: '-e --execute --init-command',
    write: '--tee',
    program: '--pager',
    code: '--defaults-file --defaults-extra-file --plugin-dir',
    'asks-value': '--defaults-group-suffix --local-infile',
    informs: '-V --version -? -I --help',
  },
  operands: 'text',
  language: 'sql',
  readsScript: true,
  effects: ['uses-network'],
};

const sqlite3: ProgramDescription = {
  options: {
    flag: '-ascii -bail -batch -box -column -csv -echo -header -headers -noheader -noheaders -html -json -line -list -markdown -nofollow -quote -readonly -safe -stats -table -tabs -deserialize -memtrace --ascii --bail --batch --box --column --csv --echo --header --noheader --html --json --line --list --markdown --nofollow --quote --readonly --safe --stats --table --tabs',
    value: '-newline -nullvalue -separator -maxsize -mmap --newline --nullvalue --separator',
    script: '-cmd --cmd',
    code: '-init --init',
    asks: '-A -append -interactive -zip -unsafe-testing --interactive',
    'asks-value': '-nonce -vfs -heap -lookaside -pagecache',
    informs: '-version -help --version --help',
  },
  first: ['read'],
  operands: 'script',
  language: 'sql',
  readsScript: true,
  reachesHosts: true,
  // A file that is not there is made.
  effects: ['writes'],
  uses: [{ when: '-readonly --readonly', effects: [] }],
};

const redisDangers: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'destroys'],
};
const redisCode: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'runs-code'],
};

const redis: ProgramDescription = {
  options: {
    flag: '-2 -3 -c -e --raw --no-raw --csv --json --quoted-json --tls --insecure --no-auth-warning --bigkeys --memkeys --hotkeys --stat --latency --latency-history --lru-test --scan -x --askpass --quoted-input --show-pushes --verbose',
    value:
      '-h -p -t -s -a -u -n -r -i -d -D --user --pass --pattern --count --sni --cacert --cacertdir --cert --key --tls-ciphers --latency-dist --intrinsic-latency',
    code: '--eval --functions-rdb',
    write: '--rdb',
    'asks-value': '--cluster --pipe-timeout',
    asks: '--pipe --ldb --ldb-sync-mode --replica --slave',
    informs: '-v --version --help',
  },
  operands: 'text',
  effects: ['uses-network'],
  subcommands: {
    'FLUSHALL flushall Flushall FlushAll FLUSHDB flushdb Flushdb FlushDB FlushDb SHUTDOWN shutdown Shutdown':
      redisDangers,
    'EVAL eval EVALSHA evalsha FCALL fcall SCRIPT script FUNCTION function MODULE module CONFIG config DEBUG debug SLAVEOF slaveof REPLICAOF replicaof':
      redisCode,
  },
};

const mongosh: ProgramDescription = {
  options: {
    flag: '--nodb --norc --quiet --shell --verbose --tls --ssl --retryWrites --ipv6',
    optional: '--json',
    value:
      '--host --port -u --username -p --password --authenticationDatabase --authenticationMechanism --tlsCAFile --tlsCertificateKeyFile --apiVersion',
    script: '--eval',
    'script-file': '-f --file',
    informs: '--version -h --help --build-info',
  },
  operands: 'text',
  language: 'mongo',
  readsScript: true,
  effects: ['uses-network'],
};

const postgresOptions = {
  flag: '-a --data-only -b --blobs --large-objects -B --no-blobs -C --create -e --exit-on-error -E -l --list -O --no-owner -s --schema-only -v --verbose -x --no-privileges --no-acl -X -1 --single-transaction --column-inserts --inserts --if-exists --quote-all-identifiers -w --no-password -W --password --no-comments --no-publications --no-subscriptions --no-tablespaces -g --globals-only -r --roles-only -t --tablespaces-only --echo',
  value:
    '-F --format -j --jobs -n --schema -N --exclude-schema -t --table -T --exclude-table --exclude-table-data -Z --compress -d --dbname -h --host -p --port -U --username -S --superuser --section --role --encoding --lock-wait-timeout -I --index -P --function --owner --maintenance-db -D --template',
  write: '-f --file',
  read: '-L --use-list',
  destroys: '-c --clean',
  informs: '-V --version -? --help',
} as const;

const dump: ProgramDescription = {
  options: { ...postgresOptions },
  operands: 'text',
  effects: ['uses-network'],
};

const restore: ProgramDescription = {
  options: { ...postgresOptions },
  operands: 'read',
  effects: ['uses-network', 'changes-system'],
};

const changesDatabase: ProgramDescription = {
  options: { informs: '--version --help -V' },
  operands: 'text',
  effects: ['uses-network', 'changes-system'],
  stopsAtOperand: true,
};

const destroysDatabase: ProgramDescription = {
  ...changesDatabase,
  effects: ['uses-network', 'destroys'],
};

/** Clients of databases. */
export const databases: Readonly<Record<string, ProgramDescription>> = {
  psql,
  pgcli: psql,
  mysql,
  mariadb: mysql,
  mycli: mysql,
  mysqladmin: {
    options: {
      flag: '-f --force -s --silent -v --verbose -w --wait',
      value: '-h --host -P --port -u --user -S --socket --protocol -i --sleep -c --count',
      optional: '-p --password',
      code: '--defaults-file --defaults-extra-file',
      informs: '-V --version -? --help',
    },
    operands: 'text',
    effects: ['uses-network', 'changes-system'],
    subcommands: {
      'status ping version processlist variables extended-status': {
        options: {},
        operands: 'text',
        effects: ['uses-network'],
      },
      'drop shutdown': destroysDatabase,
    },
  },
  mysqldump: changesDatabase,
  mysqlimport: changesDatabase,
  sqlite3,
  sqlite: sqlite3,
  duckdb: { ...changesDatabase, effects: ['runs-code'] },
  'redis-cli': redis,
  'valkey-cli': redis,
  mongosh,
  mongo: mongosh,
  mongodump: changesDatabase,
  mongorestore: destroysDatabase,
  mongoimport: changesDatabase,
  mongoexport: changesDatabase,
  pg_dump: dump,
  pg_dumpall: dump,
  pg_restore: restore,
  pg_isready: changesDatabase,
  pg_ctl: changesDatabase,
  createdb: changesDatabase,
  createuser: changesDatabase,
  dropdb: destroysDatabase,
  dropuser: destroysDatabase,
  initdb: changesDatabase,
  vacuumdb: changesDatabase,
  reindexdb: changesDatabase,
  cqlsh: changesDatabase,
  'clickhouse-client': changesDatabase,
  influx: changesDatabase,
  cypher: changesDatabase,
  'cypher-shell': changesDatabase,
  etcdctl: changesDatabase,
  sqlcmd: changesDatabase,
  bcp: changesDatabase,
  sqlplus: changesDatabase,
  usql: changesDatabase,
  memcached: changesDatabase,
  rethinkdb: changesDatabase,
  cockroach: changesDatabase,
};
