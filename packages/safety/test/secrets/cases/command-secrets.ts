import { fillShape } from '../made-up-letters.ts';
import type { SecretCase } from '../secret-case.ts';

// Put together here, so that no scanner takes them for passwords.
const word = (seed: number): string => ['Hun', 'ter', String(20 + seed), '!x'].join('');
const key = (seed: number): string => ['q7Zr2L', 'm9Xw4T', `b8Vn${String(seed)}`].join('');

const found = (
  frames: readonly string[],
  make: (seed: number) => string = word,
): SecretCase['positives'] =>
  frames.map((frame, seed) => ({ text: frame.replace('%', make(seed)), hidden: make(seed) }));

/** Cases of passwords on command lines and in sentences. */
export const commandSecretCases: readonly SecretCase[] = [
  {
    rule: 'login-option',
    positives: found([
      'docker login -u me -p % registry.test',
      'podman login -p % quay.test',
      "docker login -p '%'",
      'helm registry login -u me -p "%" h.test',
      'run: oc login -u dev -p=%',
    ]),
    negatives: [
      'docker login -p $PASSWORD',
      'docker login --password-stdin registry.test',
      'docker run -p 8080:80 image',
      'docker login -p xxxxx',
      'the login page of 2026 -p was closed',
      'docker login -p ${{ secrets.REGISTRY }}',
    ],
  },
  {
    rule: 'sshpass-option',
    positives: found([
      'sshpass -p % ssh me@host',
      'sshpass -p% scp a b',
      "sshpass -p '%' ssh x",
      'sudo sshpass -v -p "%" rsync a b',
      'RUN sshpass -p %',
    ]),
    negatives: [
      'sshpass -e ssh me@host',
      'sshpass -f file ssh x',
      'sshpass -p "$PASS" ssh x',
      'sshpass -p ${PASS} ssh x',
      'sshpass | ssh -p 2222 x',
    ],
  },
  {
    rule: 'database-option',
    positives: found([
      'mysql -u root -p% db',
      'mysqldump -h db -uroot -p% x > y',
      "mysqladmin -p'%' status",
      'mariadb -u a -p"%"',
      'docker exec c mysql -p%',
    ]),
    negatives: [
      'mysql -u root -p db',
      'mysql -p$PASS db',
      'mysql -u root -p',
      'docker run --name mysql -p3306:3306 image',
      'mysql -P3307 db',
      'mysql-client.test -parallel',
    ],
  },
  {
    rule: 'client-option',
    positives: found([
      'redis-cli -h r -a % ping',
      'mongosh -u a -p % db',
      'ldapsearch -D cn=a -w % -b dc=b',
      'htpasswd -b file me %',
      'mongodump -p% -u a',
    ]),
    negatives: [
      'redis-cli -a $AUTH ping',
      'mongo -p 27017:27017',
      'ldapsearch -W -b dc=b',
      'docker run --name mongo -p 27017:27017 mongo',
      'htpasswd -c file me',
    ],
  },
  {
    rule: 'password-variable',
    positives: found([
      'PGPASSWORD=% psql -h db',
      'export MYSQL_PWD=%',
      'REDISCLI_AUTH="%" redis-cli',
      "SSHPASS='%' sshpass -e ssh x",
      'BORG_PASSPHRASE=% borg create',
    ]),
    negatives: [
      'PGPASSWORD=$PASS psql',
      'PGPASSWORD= psql',
      'PGPASSWORD=xxxx psql',
      'MYSQL_PWD=${DB}',
      'unset PGPASSWORD',
    ],
  },
  {
    rule: 'spoken-password',
    positives: found([
      'the password is %',
      'Das Passwort lautet "%".',
      'my password for admin is %, keep it',
      'The passphrase was changed. The passphrase is now %',
      'Kennwort ist: %',
    ]),
    negatives: [
      'the password is required',
      'the password is not valid',
      'Your password was changed yesterday.',
      'the password is stored in the keychain',
      'password is ${PASSWORD}',
      'das Passwort ist falsch',
    ],
  },
  {
    rule: 'spoken-secret',
    positives: found(
      [
        'my api key is %',
        'The token is "%".',
        'the client secret was %, now it is gone',
        'API key is now: %',
        'Der Token lautet %',
      ],
      key,
    ),
    negatives: [
      'the token is invalid',
      'the key is a string',
      'the secret is out',
      'the primary key is user_id_number',
      'token is <your-token>',
    ],
  },
  {
    rule: 'jenkins-stored-secret',
    positives: [1, 2, 3, 4, 5].map((seed) => {
      const hidden = `AQAAABAAA${fillShape('A~A40=', seed)}`;
      return { text: `<value>{${hidden}}</value>`, hidden };
    }),
    negatives: [
      '<value>{AQAAABAAA}</value>',
      '<value>{AQAAABAAAAAAAAAAAAAAAAAAAAAAAAAAA}</value>',
      'begins with AQAAABAAA.',
      '<value>{AQAAABAAA<b>}</value>',
      '<value>AQAAAB</value>',
    ],
  },
  {
    rule: 'noted-secret',
    positives: found(
      [
        "their token - '%'",
        'the key - "%" of the service',
        "client secret - '%'",
        "app password - '%'",
        '* token - `%`',
      ],
      key,
    ),
    negatives: [
      "token - 'string'",
      "key - 'the name of it'",
      'secret - see the page',
      "password - '<password>'",
      "token - 'xxxxxxxxxxxxxxxx'",
    ],
  },
  {
    rule: 'key-assignment',
    positives: found(
      ['Using Key=%', 'key := "%"', "const key = '%';", 'KEY=%\n', '[DEBUG] Using key = %'],
      key,
    ),
    negatives: [
      "cache key = 'd41d8cd98f00b204e9800998ecf8427e'",
      'key=550e8400-e29b-41d4-a716-446655440000',
      'key = "settings.appearance.dark2"',
      'const key = makeKeyOfRequest12(request)',
      'key = "xxxxxxxxxxxxxxxxxxxxxxxx"',
    ],
  },
];
