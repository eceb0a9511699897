import { describe, expect, it } from 'vitest';
import { Scene } from '../scene.ts';
import { literal, type WordValue } from '../words/word-value.ts';
import { isVitalTarget } from './is-vital-target.ts';

const scene = (): Scene => new Scene({ workspace: '/home/me/work', home: '/home/me' });
const pattern = (glob: string): WordValue => ({
  kind: 'unknown',
  prefix: glob.replace(/[*?[].*$/su, ''),
  isEveryEntry: false,
  glob,
});

describe('isVitalTarget', () => {
  it.each(['/', '/etc', '/home', '/home/me', '.', '..', '../..', '/home/me/work', '/opt'])(
    'takes %s for vital',
    (path) => {
      expect(isVitalTarget(literal(path), scene())).toBe(true);
    },
  );

  it.each(['', 'src', './dist', '/tmp/x', '/home/me/other', '/opt/x'])(
    'takes %j for no vital directory',
    (path) => {
      expect(isVitalTarget(literal(path), scene())).toBe(false);
    },
  );

  it.each([
    '/*',
    '/*/*',
    '/usr/*',
    '/home/*',
    '/home/me/.??*',
    '/home/me/.[!.]*',
    '*',
    '.*',
    '../*',
    '/etc/*.*',
  ])('takes everything that %s means for vital', (glob) => {
    expect(isVitalTarget(pattern(glob), scene())).toBe(true);
  });

  it.each([
    'dist/*',
    '*.log',
    '/tmp/*',
    '/var/tmp/.*',
    '/home/me/other/*',
    '/home/me/x*',
    'a/**/b',
  ])('takes %s for a part of something', (glob) => {
    expect(isVitalTarget(pattern(glob), scene())).toBe(false);
  });

  it('takes something unknown in the root for vital, and elsewhere not', () => {
    const unknown = (prefix: string): WordValue => ({
      kind: 'unknown',
      prefix,
      isEveryEntry: false,
    });
    const every = (prefix: string): WordValue => ({ kind: 'unknown', prefix, isEveryEntry: true });
    expect(isVitalTarget(unknown('/'), scene())).toBe(true);
    expect(isVitalTarget(unknown('/tmp/'), scene())).toBe(false);
    expect(isVitalTarget(unknown(''), scene())).toBe(false);
    expect(isVitalTarget(every('/usr/'), scene())).toBe(true);
    expect(isVitalTarget(every(''), scene())).toBe(true);
  });
});
