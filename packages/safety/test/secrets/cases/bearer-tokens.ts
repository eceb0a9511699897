import { Buffer } from 'node:buffer';
import { fillShape } from '../made-up-letters.ts';
import type { SecretCase } from '../secret-case.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (seed: number): string =>
  [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ sub: String(seed), name: fillShape('~A12', seed) }),
    fillShape('~W43', seed),
  ].join('.');
const basic = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');
const token = (seed: number): string => fillShape('~A32', seed);

/** Cases of what is shown to be let in. */
export const bearerTokenCases: readonly SecretCase[] = [
  {
    rule: 'jwt',
    positives: [
      { text: `token ${jwt(1)} end`, hidden: jwt(1) },
      { text: `{"id_token":"${jwt(2)}"}`, hidden: jwt(2) },
      { text: `https://a.test/?access_token=${jwt(3)}&x=1`, hidden: jwt(3) },
      `Authorization: Bearer ${jwt(4)}`,
      [part({ alg: 'none' }), part({ sub: '1' }), ''].join('.'),
      [
        part({ alg: 'RSA-OAEP', enc: 'A256GCM' }),
        fillShape('~W342', 1),
        fillShape('~W16', 2),
        fillShape('~W80', 3),
        fillShape('~W22', 4),
      ].join('.'),
      [
        part({ alg: 'dir', enc: 'A128GCM' }),
        '',
        fillShape('~W16', 2),
        fillShape('~W80', 3),
        fillShape('~W22', 4),
      ].join('.'),
    ],
    negatives: [
      [part({ version: 3, file: 'a.js' }), part({ sources: ['b'] })].join('.'),
      part({ alg: 'HS256', typ: 'JWT' }),
      'eyJhbGciOiJ...',
      'eyJ is how each begins',
      `data:application/json;base64,${Buffer.from(JSON.stringify({ version: 3, sources: ['a.ts'], mappings: 'AAAA' })).toString('base64')}`,
    ],
  },
  {
    rule: 'token-in-parts',
    positives: [1, 2, 3, 4, 5].map((seed) => `"${fillShape('ey~A19.ey~W24.~W30', seed)}"`),
    negatives: [
      'hey.eyes.open',
      'ey.ey.ey',
      'key1234567890123456789.eye.x',
      'monkey.eyebrows.nose',
      'survey2024results.eyewear.shop',
    ],
  },
  {
    rule: 'paseto',
    positives: [1, 2, 3, 4].flatMap((version) => [
      fillShape(`v${String(version)}.local.~W90`, version),
      fillShape(`v${String(version)}.public.~W120.~W30`, version),
    ]),
    negatives: [
      'v2.local.',
      'v4.public.example',
      'see v1.local.host',
      'v3.public...',
      'rev2.local.files',
    ],
  },
  {
    rule: 'macaroon',
    positives: [1, 2, 3, 4, 5].map((seed) => {
      const packet = `location https://a.test/${fillShape('~A20', seed)}\n`;
      const sized = (packet.length + 4).toString(16).padStart(4, '0');
      return Buffer.from(`${sized}${packet}0020identifier ${fillShape('~A20', seed)}\n`).toString(
        'base64',
      );
    }),
    negatives: ['MDAxY2xvY2F0aW9u', 'MDA', 'MDAwMDAwMDAwMDAw', 'the MDAX format', 'Y2F0aW9u'],
  },
  {
    rule: 'bearer-token',
    positives: [
      { text: `Authorization: Bearer ${token(1)}`, hidden: token(1) },
      { text: `curl -H "Authorization: Bearer ${token(2)}" https://a.test`, hidden: token(2) },
      { text: `{"authorization": "bearer ${fillShape('~H32', 3)}"}`, hidden: fillShape('~H32', 3) },
      { text: `headers = { 'Authorization': 'Bearer ${token(4)}' }`, hidden: token(4) },
      { text: `Bearer%20${token(5)}`, hidden: token(5) },
      { text: `BEARER ${fillShape('~A20.~A30', 6)}==`, hidden: `${fillShape('~A20.~A30', 6)}==` },
    ],
    negatives: [
      'Authorization: Bearer <token>',
      'Authorization: Bearer $TOKEN',
      'Authorization: Bearer ${token}',
      'Authorization: Bearer XXXXXXXXXXXX',
      'use bearer authentication with the bearer token scheme',
      'Authorization: Bearer $(gcloud auth print-access-token)',
      'WWW-Authenticate: Bearer realm="example", error="invalid_token"',
      "headers.set('Authorization', `Bearer ${accessToken}`);",
      "'Bearer ' + session.getAccessToken()",
    ],
  },
  {
    rule: 'basic-credentials',
    positives: [
      {
        text: `Authorization: Basic ${basic('me', 'hunter2!x')}`,
        hidden: basic('me', 'hunter2!x'),
      },
      `-H 'Authorization: Basic ${basic('api', token(1))}'`,
      `"authorization": "basic ${basic('browser', '')}"`,
      `proxy-authorization: Basic ${basic(token(2), token(3))}`,
      `Authorization: Basic ${basic('a', 'bcdef')}\r\n`,
    ],
    negatives: [
      'Authorization: Basic ...',
      'a basic introduction to arrays',
      'Basic realm="site"',
      'Basic ${credentials}',
      'BASIC PROGRAMMING',
      'basic authentication is supported',
    ],
  },
  {
    rule: 'authorization-header',
    positives: [
      { text: `Authorization: Token ${fillShape('~H40', 1)}`, hidden: fillShape('~H40', 1) },
      {
        text: `Authorization: ${fillShape('~H8-~H4-~H4-~H4-~H12', 2)}`,
        hidden: fillShape('~H8-~H4-~H4-~H4-~H12', 2),
      },
      {
        text: `-H "Authorization: Api-Token ${fillShape('~H40', 3)}"`,
        hidden: fillShape('~H40', 3),
      },
      { text: `"authorization": "${token(4)}"`, hidden: token(4) },
      { text: `Proxy-Authorization: ${token(5)}`, hidden: token(5) },
    ],
    negatives: [
      'authorization: required',
      'Authorization: Token **********',
      'authorization=disabled',
      'Authorization: Digest username="me"',
      'authorization: headers.authorization',
      'authorization: request.headers.get(1)',
    ],
  },
  {
    rule: 'session-cookie',
    positives: [
      {
        text: `Cookie: theme=dark; PHPSESSID=${fillShape('~L26', 1)}`,
        hidden: fillShape('~L26', 1),
      },
      {
        text: `Set-Cookie: JSESSIONID=${fillShape('~U32', 2)}; Path=/; HttpOnly`,
        hidden: fillShape('~U32', 2),
      },
      {
        text: `Set-Cookie: connect.sid=s%3A${fillShape('~A32.~A43', 3)}; Path=/`,
        hidden: `s%3A${fillShape('~A32.~A43', 3)}`,
      },
      `cookie: laravel_session=${fillShape('~A40', 4)}`,
      `Cookie: session=${fillShape('~A40', 5)}; other=1`,
      `Cookie: user_session=${fillShape('~W48', 6)}`,
    ],
    negatives: [
      'Cookie: theme=dark; lang=en',
      'Set-Cookie: session=; Max-Age=0',
      'session=new Session(options)',
      'session_title=Introduction',
      'Cookie: session=<your session>',
      'sessionid=xxxxxxxxxxxxxxxxxxxxxxxx',
    ],
  },
  {
    rule: 'curl-user',
    positives: [
      { text: 'curl -u elastic:P@ssw0rd$1 https://localhost:9200', hidden: 'P@ssw0rd$1' },
      {
        text: `curl -k -X POST https://a.test \\\n  -d 'x' \\\n  -u developer:${token(1)}`,
        hidden: token(1),
      },
      { text: `curl -s --user 'api:d2LkV78zLx!t' https://a.test`, hidden: 'd2LkV78zLx!t' },
      { text: 'curl -u ":d2LkV78zLx!t" https://localhost', hidden: 'd2LkV78zLx!t' },
      { text: `curl --user kevin:'pRf7vG2h1L8nQkW9' -iX PATCH`, hidden: 'pRf7vG2h1L8nQkW9' },
      `curl --proxy-user me:${token(2)} https://a.test`,
    ],
    negatives: [
      `curl -i -u 'test:test'`,
      'curl -sL --user "$1:$2" "$3"',
      'curl -u <user:password> https://a.test',
      'curl -u "myusername" http://localhost:15130/api/',
      'curl -u "${user}:${password}"',
      'curl -u ":" https://localhost:9200',
      'curl --user "username:password" \\',
      'docker run -u 1000:1000 image',
    ],
  },
  {
    rule: 'curl-user-key',
    positives: [
      { text: `curl -u ${token(1)}: https://a.test`, hidden: token(1) },
      { text: `curl https://a.test/v1 -u "${token(2)}:"`, hidden: token(2) },
      `curl --user '${token(3)}:' https://a.test`,
      `curl -s -u ${token(4)}: -d a=b https://a.test`,
      `curl -su ${token(5)}: https://a.test`,
    ],
    negatives: [
      'curl -u me: https://a.test',
      'curl -u "$KEY:" https://a.test',
      'curl -u YOUR_API_KEY: https://a.test',
      'curl https://a.test',
      'curl -u username: https://a.test',
    ],
  },
];
