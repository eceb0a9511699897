import { fileName } from '@selfware/test-kit';
import fc from 'fast-check';

/** Paths made of plain names and of everything that was ever used to leave a directory; relative, absolute inside, absolute outside. */
export function anyPath(root: string): fc.Arbitrary<string> {
  const hostile = fc.constantFrom(
    '..',
    '.',
    '',
    '...',
    '~',
    '~root',
    '$HOME',
    'C:',
    '%2e%2e',
    '．．',
    'a\\b',
    '\0',
    '.git',
    'link-in',
    'link-out',
    'link-up',
    'loop',
    'dangling',
    'etc',
    'passwd',
  );
  const names = fc.array(fc.oneof(fileName(), hostile), { minLength: 1, maxLength: 8 });
  const prefix = fc.constantFrom('', './', '/', '../', `${root}/`, `${root}2/`, `${root}/../`);
  return fc.tuple(prefix, names).map(([head, tail]) => head + tail.join('/'));
}
