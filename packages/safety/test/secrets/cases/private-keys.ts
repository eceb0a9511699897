import { fillShape } from '../made-up-letters.ts';
import type { SecretCase } from '../secret-case.ts';

const dashes = '-----';
const begin = (kind: string): string => `${dashes}BEGIN ${kind}${dashes}`;
const end = (kind: string): string => `${dashes}END ${kind}${dashes}`;
const lines = (count: number, seed: number, join = '\n'): string =>
  Array.from({ length: count }, (_, index) => fillShape('~B64', seed + index)).join(join);
const armour = (kind: string, count: number, join = '\n'): string =>
  [begin(kind), lines(count, count, join), fillShape('~B20==', count), end(kind)].join(join);
const privateKey = ['PRIVATE', 'KEY'].join(' ');

const shapesOf = (kinds: readonly string[]): readonly string[] =>
  kinds.map((kind, index) => armour(kind, index + 2));

const notKeys = [
  armour('PUBLIC KEY', 4),
  armour('CERTIFICATE', 12),
  armour('PGP PUBLIC KEY BLOCK', 6),
  `${begin(privateKey)}\nanything\n${end(privateKey)}`,
  `${begin(privateKey)}\n...\n${end(privateKey)}`,
  `${begin(privateKey)}\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n${end(privateKey)}`,
  `if (!pem.startsWith('${begin(privateKey)}')) throw new Error('not a key');`,
  `${begin(`OPENSSH ${privateKey}`)}${end(`OPENSSH ${privateKey}`)}`,
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${fillShape('~B44', 3)} me@host`,
];
const whole = armour(privateKey, 26);
const part = `${begin(`RSA ${privateKey}`)}\n${lines(5, 9)}`;

/** Cases of private keys. */
export const privateKeyCases: readonly SecretCase[] = [
  {
    rule: 'private-key',
    positives: [
      { text: `before\n${whole}\nafter`, hidden: whole },
      ...shapesOf(
        ['RSA', 'EC', 'DSA', 'OPENSSH', 'ENCRYPTED', 'ANY', 'ED25519'].map(
          (kind) => `${kind} ${privateKey}`,
        ),
      ),
      armour(`PGP ${privateKey} BLOCK`, 9),
      armour(privateKey, 26, '\\n'),
      armour(privateKey, 26, '\\\\n'),
      armour(privateKey, 26, '\r\n'),
      armour(privateKey, 4, '\n      '),
      `{"type": "service_account", "private_key": "${armour(privateKey, 26, '\\n')}\\n"}`,
      `KEY="${armour(`EC ${privateKey}`, 2, '\\n')}"`,
      [
        begin(`RSA ${privateKey}`),
        'Proc-Type: 4,ENCRYPTED',
        `DEK-Info: AES-128-CBC,${fillShape('~H32', 1)}`,
        '',
        lines(9, 5),
        end(`RSA ${privateKey}`),
      ].join('\n'),
    ],
    negatives: notKeys,
  },
  {
    rule: 'private-key-part',
    positives: [
      { text: part, hidden: part },
      { text: `${part}\n\nThe rest was cut off.`, hidden: part },
      `"${begin(privateKey)}\\n${lines(7, 3, '\\n')}`,
      `${begin(`OPENSSH ${privateKey}`)}\n    ${lines(3, 8, '\n    ')}`,
      `${begin(`PGP ${privateKey} BLOCK`)}\nVersion: 2\n\n${lines(3, 8)}\n... (truncated)`,
      `${begin(`RSA ${privateKey}`)}\n${fillShape('~B40', 8)}`,
    ],
    negatives: notKeys,
  },
  {
    rule: 'private-key-line',
    positives: [1, 2, 3, 4, 5].map((seed) => `KEY=${begin(privateKey)}${fillShape('~B400', seed)}`),
    negatives: notKeys,
  },
  {
    rule: 'ssh-two-private-key',
    positives: [2, 3, 4, 5, 6].map(
      (count) =>
        `---- BEGIN SSH2 ENCRYPTED ${privateKey} ----\n${lines(count, 1)}\n---- END SSH2 ENCRYPTED ${privateKey} ----`,
    ),
    negatives: notKeys,
  },
  {
    rule: 'putty-private-key',
    positives: [1, 2, 3, 8, 14].map((count) =>
      [
        'PuTTY-User-Key-File-2: ssh-rsa',
        'Encryption: none',
        'Comment: me',
        'Public-Lines: 1',
        fillShape('~B64', 1),
        `Private-Lines: ${String(count)}`,
        lines(count, 4),
        `Private-MAC: ${fillShape('~H40', 2)}`,
      ].join(count > 3 ? '\r\n' : '\n'),
    ),
    negatives: [
      'Public-Lines: 6\nAAAAB3NzaC1yc2EAAAABJQAAAQEA',
      'Private-Lines: 14',
      'PuTTY-User-Key-File-2: ssh-rsa',
      'Private-MAC: unknown',
      'private lines: 3',
    ],
  },
  {
    rule: 'age-secret-key',
    positives: [1, 2, 3, 4, 5].map(
      (seed) => `# created: 2024-01-01\n${fillShape('AGE-SECRET-KEY-1~C58', seed)}\n`,
    ),
    negatives: [
      `# public key: age1${fillShape('~L58', 1)}`,
      'AGE-SECRET-KEY-1',
      'AGE-SECRET-KEY-1...',
      'starts with AGE-SECRET-KEY-1 and 58 letters',
      `AGE-SECRET-KEY-1${fillShape('~C20', 1)}`,
    ],
  },
  {
    rule: 'jwk-private-part',
    positives: [
      ...[1, 2, 3, 4].map((seed) =>
        fillShape('{"kty":"EC","crv":"P-256","x":"~A43","y":"~A43","d":"~W43"}', seed),
      ),
      fillShape('{"kty": "RSA", "n": "~A342", "e": "AQAB", "d": "~W342"}', 5),
      fillShape('"{\\"kty\\":\\"OKP\\",\\"x\\":\\"~A43\\",\\"d\\":\\"~W43\\"}"', 6),
    ],
    negatives: [
      fillShape('{"kty":"EC","crv":"P-256","x":"~A43","y":"~A43"}', 1),
      '<path d="M10 10 L20 20"/>',
      '{"d": "M150 0 L75 200 L225 200 Z M10 10 L20 20 L30 30 Z"}',
      '{"d": 5, "p": "page", "q": "a search for something"}',
      '"d":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ],
  },
  {
    rule: 'jwk-symmetric-key',
    positives: [
      ...[1, 2, 3].map((seed) => fillShape('{"kty":"oct","alg":"HS256","k":"~W43"}', seed)),
      ...[4, 5].map((seed) => fillShape('{"k":"~W43","alg":"HS256","kty":"oct"}', seed)),
    ],
    negatives: [
      '{"k": "value", "v": "oct"}',
      '{"kty": "oct"}',
      '{"month": "oct", "k": 5}',
      fillShape('{"k": "~A43", "month": "nov"}', 1),
      '{"kty":"oct","k":"short"}',
    ],
  },
  {
    rule: 'xml-private-key',
    positives: [1, 2, 3, 4, 5].map((seed) =>
      fillShape(
        '<RSAKeyValue><Modulus>~B172</Modulus><Exponent>AQAB</Exponent><D>~B172=</D></RSAKeyValue>',
        seed,
      ),
    ),
    negatives: [
      fillShape('<RSAKeyValue><Modulus>~B172</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>', 1),
      '<d>12</d>',
      '<D>a b c</D>',
      '<d></d>',
      '<dp>8dp</dp>',
    ],
  },
];
