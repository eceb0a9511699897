import { fillShape } from '../made-up-letters.ts';
import type { SecretCase } from '../secret-case.ts';

// Put together here, so that no scanner takes this file for a leak.
const url = (scheme: string, user: string, password: string, rest: string): string =>
  [scheme, '://', user, ':', password, '@', rest].join('');
const password = (seed: number): string => fillShape('~A10', seed);

const placeholders: readonly string[] = [
  url('postgres', 'me', '${PASSWORD}', 'localhost/x'),
  url('mysql', '$(DB_USER)', '$(DB_PASS)', '$(DB_HOST):$(DB_PORT)/$(DB_NAME)'),
  url('mongodb', 'YOUR_USERNAME', 'YOUR_PASSWORD', 'cluster.test/test'),
  url('mysql', 'admin', 'REPLACE_WITH_PASSWORD', 'mysql.test:3306/database'),
  url('postgres', 'postgres', 'postgres', 'localhost:5432/database'),
  url('mongodb', 'username', 'password', 'localhost:27017/database'),
  url('postgresql', '{username}', '{password}', '{{host}}:5432/{database}'),
  url('redis', '', '****', 'localhost:6379'),
  'mongodb://localhost:27017/database',
  'postgres://postgres@localhost:5432/db?sslmode=disable',
];

const schemes: readonly string[] = [
  'postgres',
  'postgresql',
  'postgresql+psycopg2',
  'mysql',
  'mysql+pymysql',
  'mariadb',
  'mongodb',
  'mongodb+srv',
  'redis',
  'rediss',
  'amqp',
  'amqps',
  'mssql',
  'sqlserver',
  'clickhouse',
  'neo4j',
  'bolt',
  'ldap',
  'ldaps',
  'cockroachdb',
  'snowflake',
  'oracle',
  'nats',
  'kafka',
  'smtp',
  'smtps',
  'cloudinary',
  'sftp',
  'ftp',
  'jdbc:mysql',
];

/** Cases of addresses and connection strings. */
export const connectionStringCases: readonly SecretCase[] = [
  {
    rule: 'database-url',
    positives: [
      ...schemes.map((scheme, seed) => ({
        text: `DB="${url(scheme, 'me', password(seed), 'db.test:1/x')}"`,
        hidden: password(seed),
      })),
      {
        text: url('mongodb+srv', 'app', 'myR3alP@ssw0rd', 'cluster0.test/mydb'),
        hidden: 'myR3alP@ssw0rd',
      },
      { text: url('redis', '', 'p/w#d?1x', 'cache.test:6379/0'), hidden: 'p/w#d?1x' },
    ],
    negatives: placeholders,
  },
  {
    rule: 'url-password',
    positives: [
      { text: `see ${url('https', 'user', 'pass', 'a.test')} now`, hidden: 'pass' },
      {
        text: `git clone ${url('https', 'oauth2', fillShape('~A24', 1), 'git.test/a/b.git')}`,
        hidden: fillShape('~A24', 1),
      },
      { text: `[link](${url('http', 'me', password(2), 'a.test')})`, hidden: password(2) },
      { text: url('ftp', 'me', 'S3cret!', 'files.test'), hidden: 'S3cret!' },
      { text: url('socks5', 'me', password(4), '127.0.0.1:1080'), hidden: password(4) },
      { text: url('x-made-up', '', password(5), 'host'), hidden: password(5) },
      { text: `proxy=${url('http', 'me', 'p@ss:word1', 'proxy.test:3128')}`, hidden: 'p@ss:word1' },
    ],
    negatives: [
      url('https', 'YOUR_USERNAME', 'YOUR_PASSWORD', 'api.test'),
      url('https', 'username', 'REPLACE_WITH_PASSWORD', 'a.test'),
      url('https', 'user', 'abc', 'a.test'),
      url('https', 'user', '1111', 'a.test'),
      url('https', 'user', 'xxxx', 'a.test'),
      url('https', 'user', '$PASSWORD', 'a.test'),
      'https://a.test:8000/ @something else',
      'https://a.test/path:with@sign',
      'git+ssh://git@git.test/a/b.git',
      'http://localhost:5000/<%= @variable %>',
      'https://cdn.test/npm/vue@3.2.1/dist/vue.js',
    ],
  },
  {
    rule: 'url-token',
    positives: [1, 2, 3, 4, 5].map((seed) => ({
      text: `https://${fillShape(seed % 2 === 0 ? '~H40' : '~A32', seed)}${seed > 3 ? ':x-oauth-basic' : ''}@git.test/a/b`,
      hidden: fillShape(seed % 2 === 0 ? '~H40' : '~A32', seed),
    })),
    negatives: [
      `https://${fillShape('~H32', 1)}@o1.ingest.sentry.io/12`,
      'https://git@git.test/a/b',
      'https://some-long-user-name-of-somebody@git.test/a',
      'https://${TOKEN}@git.test/a',
      'https://a.test/@scope/package-with-long-name1',
    ],
  },
  {
    rule: 'oracle-thin-password',
    positives: [1, 2, 3, 4, 5].map((seed) => ({
      text: `jdbc:oracle:thin:scott/${password(seed)}@//db.test:1521/x`,
      hidden: password(seed),
    })),
    negatives: [
      'jdbc:oracle:thin:@//db.test:1521/x',
      'jdbc:oracle:thin:@db',
      'thin: a line',
      'jdbc:oracle:thin:scott/${PASSWORD}@x',
      'jdbc:oracle:thin:scott/<password>@x',
    ],
  },
  {
    rule: 'connection-string-password',
    positives: [
      {
        text: `Server=tcp:db.test;Database=x;User Id=me;Password=${password(1)};Encrypt=true`,
        hidden: password(1),
      },
      { text: 'Server=db;Database=x;Uid=me;Pwd=myPassword;', hidden: 'myPassword' },
      { text: `"Host=db; Port=5432; Username=me; Password=${password(3)}"`, hidden: password(3) },
      { text: `Data Source=db;Initial Catalog=x;User=me;PWD=${password(4)}`, hidden: password(4) },
      {
        text: `DRIVER={ODBC};SERVER=db;UID=me;PWD=S3cr#t-${password(5)};`,
        hidden: `S3cr#t-${password(5)}`,
      },
    ],
    negatives: [
      'Server=db;User Id=me;Password=${PASSWORD};',
      'Server=db;Integrated Security=true;',
      'Server=db;User Id=me;Password=<password>;',
      'x = 1; password = getPassword();',
      'Server=db;User Id=me;Password=********;',
      'a; password=$1; b',
    ],
  },
  {
    rule: 'connection-string-first-password',
    positives: [1, 2, 3, 4, 5].map((seed) => ({
      text: `"Password=${password(seed)};User ID=me;Initial Catalog=x"`,
      hidden: password(seed),
    })),
    negatives: [
      'Password=;User ID=me',
      'Password=${X};User ID=me',
      'password=getPassword();a=1',
      'Password=****;User ID=me',
      'Password=<password>;User=me',
    ],
  },
  {
    rule: 'jdbc-password',
    positives: [
      {
        text: `jdbc:postgresql://db.test/x?user=me&password=${password(1)}&ssl=true`,
        hidden: password(1),
      },
      {
        text: `jdbc:sqlserver://db.test:1433;user=me;password=${password(2)};`,
        hidden: password(2),
      },
      {
        text: `jdbc:mysql://[(host=a,port=1,user=me,password=secret),(host=b)]/db`,
        hidden: 'secret',
      },
      { text: `url=jdbc:mariadb://db/x?password=${password(4)}`, hidden: password(4) },
      { text: `jdbc:db2://db:50000/x:user=me;password=${password(5)};`, hidden: password(5) },
    ],
    negatives: [
      'jdbc:mysql://db.test/x',
      'jdbc:mysql://db/x?password=${PASSWORD}',
      'jdbc:h2:mem:test',
      'jdbc:mysql://db/x?user=me',
      'jdbc:mysql://db/x?password=<password>',
    ],
  },
  {
    rule: 'sas-signature',
    positives: [1, 2, 3, 4, 5].map(
      (seed) => `https://a.blob.test/c?sv=2022-11-02&sp=r&sig=${fillShape('~A42', seed)}%3D`,
    ),
    negatives: [
      '?sig=short',
      '?sig=${SIG}',
      'config=1',
      '&sig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'the sig= part',
    ],
  },
  {
    rule: 'presigned-url-signature',
    positives: [
      {
        text: `https://b.test/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20240101T000000Z&X-Amz-Signature=${fillShape('~H64', 1)}`,
        hidden: fillShape('~H64', 1),
      },
      {
        text: `https://b.test/k?X-Goog-Expires=60&X-Goog-Signature=${fillShape('~H512', 2)}&x=1`,
        hidden: fillShape('~H512', 2),
      },
      `X-Amz-Security-Token=${fillShape('~A300', 3)}`,
      `x-oss-signature=${fillShape('~H64', 4)}`,
      `?q-signature=${fillShape('~H40', 5)}`,
    ],
    negatives: [
      'X-Amz-Signature=',
      'X-Amz-SignedHeaders=host',
      'X-Amz-Signature=<signature>',
      'X-Goog-Signature=...',
      'X-Amz-Expires=900',
    ],
  },
  {
    rule: 'request-signature',
    positives: [
      `AWS4-HMAC-SHA256 SignedHeaders=host, Signature=${fillShape('~H64', 1)}`,
      ...[2, 3, 4, 5].map(
        (seed) =>
          `https://cdn.test/a?Expires=1&Signature=${fillShape('~A60', seed)}~&Key-Pair-Id=x`,
      ),
    ],
    negatives: [
      'signature=none',
      '?signature=${SIGNATURE}',
      'def signature=foo',
      '&signature=xxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'function, signature=(a, b)',
    ],
  },
  {
    rule: 'url-query-token',
    positives: [
      {
        text: `https://a.test/?access_token=${fillShape('~A32', 1)}&b=1`,
        hidden: fillShape('~A32', 1),
      },
      { text: `wss://a.test/s?token=${fillShape('~A24', 2)}`, hidden: fillShape('~A24', 2) },
      {
        text: `https://a.test/hook?api_key=${fillShape('~H32', 3)}#x`,
        hidden: fillShape('~H32', 3),
      },
      {
        text: `https://a.test/v1?a=1&amp;key=${fillShape('~A39', 4)}`,
        hidden: fillShape('~A39', 4),
      },
      {
        text: `grant_type=password&client_secret=${fillShape('~A30', 5)}&code=x`,
        hidden: fillShape('~A30', 5),
      },
      {
        text: `https://a.test/#id=1&refresh_token=${fillShape('~A40', 6)}`,
        hidden: fillShape('~A40', 6),
      },
    ],
    negatives: [
      'https://a.test/?token=',
      'https://a.test/?access_token={token}',
      'https://a.test/?api_key=YOUR_API_KEY',
      'https://a.test/?key=name&sort=up',
      'https://a.test/?sort_key=created&page_token=next',
      'https://a.test/?token=$TOKEN',
    ],
  },
];
