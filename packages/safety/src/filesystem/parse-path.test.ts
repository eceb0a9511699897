import { describe, expect, it } from 'vitest';
import { parsePath, pathBounds, splitNames } from './parse-path.ts';

const root = '/srv/app';

function statusOf(text: string, of = root): string {
  const parsed = parsePath(of, text);
  return parsed.ok ? parsed.value.join(' ') : parsed.failure.status;
}

describe('parsePath', () => {
  it.each([
    ['a/b/f', 'a b f'],
    ['./a/./b//f', 'a b f'],
    ['a/', 'a .'],
    ['a/.', 'a .'],
    ['.', ''],
    ['./', ''],
    ['a/../b', 'a .. b'],
    ['..test', '..test'],
    ['te..st', 'te..st'],
    ['a~', 'a~'],
    ['a/~x', 'a ~x'],
    ['é.md', 'é.md'],
    ['日本.ts', '日本.ts'],
    ['with space/😀', 'with space 😀'],
    ['100%', '100%'],
    ['console.ts', 'console.ts'],
    ['a$b', 'a$b'],
    ['/srv/app', ''],
    ['/srv/app/', ''],
    ['/srv/app/a', 'a'],
    ['/srv/app//etc/passwd', 'etc passwd'],
  ])('reads %j as names', (text, names) => {
    expect(statusOf(text)).toBe(names);
  });

  it.each([
    '..',
    '../x',
    'a/../../x',
    'a/b/../../../x',
    './../x',
    '/',
    '/etc/passwd',
    '/srv/app2/x',
    '/srv/app-evil/x',
    '/srv/appx',
    '/srv/app/../app2/x',
    '/srv/app/../../etc/passwd',
    '/proc/self/root/etc/passwd',
    '/proc/self/fd/3',
    '/dev/fd/3',
  ])('tells that %j is outside', (text) => {
    expect(statusOf(text)).toBe('outside');
  });

  it.each([
    '',
    'a\0b',
    '/srv/app/a\0',
    '~',
    '~/x',
    '~root/x',
    '$HOME/x',
    '${HOME}/x',
    'file:///etc/passwd',
    'http://host/x',
    'C:\\x',
    'C:x',
    'c:/x',
    '\\\\?\\C:\\x',
    'a\\..\\x',
    '%2e%2e/x',
    '..%2fx',
    '%252e%252e%252fx',
    '..%5cx',
    '..%c0%afx',
    '%u002e%u002e/x',
    '．．/x',
    '.../x',
    'a/. ./x',
    ' ',
    'CON',
    'con.txt',
    'a/aux.c',
    'COM¹',
    'CONIN$',
    'CLOCK$',
    'lpt9.log',
  ])('refuses %j', (text) => {
    expect(statusOf(text)).toBe('invalid');
  });

  it('bounds the length and the number of names', () => {
    const { maxLength, maxNames } = pathBounds;
    expect(statusOf('a'.repeat(maxLength))).toBe('a'.repeat(maxLength));
    expect(statusOf('a'.repeat(maxLength + 1))).toBe('invalid');
    expect(statusOf(Array(maxNames).fill('a').join('/'))).toBe(Array(maxNames).fill('a').join(' '));
    expect(
      statusOf(
        Array(maxNames + 1)
          .fill('a')
          .join('/'),
      ),
    ).toBe('invalid');
  });

  it('takes every absolute path as inside the root of the machine', () => {
    expect(statusOf('/etc/passwd', '/')).toBe('etc passwd');
    expect(statusOf('/', '/')).toBe('');
  });
});

describe('splitNames', () => {
  it.each([
    ['', []],
    ['/', []],
    ['a//b', ['a', 'b']],
    ['../a', ['..', 'a']],
    ['a/.', ['a', '.']],
  ])('splits %j', (text, names) => {
    expect(splitNames(text)).toEqual(names);
  });
});
