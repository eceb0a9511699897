import { expect, it } from 'vitest';
import { probeVolume } from './probe-volume.ts';

const volume = (known: Readonly<Record<string, number>>) => (path: string) => {
  const ino = known[path];
  return ino === undefined ? Promise.reject(new Error('none')) : Promise.resolve({ dev: 1, ino });
};

it('sees a volume that folds case by the same file under another case', async () => {
  const identify = volume({ '/v/Work': 7, '/v/work': 7 });
  expect(await probeVolume('/v/Work', { platform: 'linux', identify })).toEqual({
    caseInsensitive: true,
    normalises: false,
  });
});

it.each([
  ['nothing', { '/v/work': 7 }],
  ['another file', { '/v/work': 7, '/v/WORK': 8 }],
])('sees a volume that keeps case by %s under another case', async (_what, known) => {
  const identify = volume(known);
  expect((await probeVolume('/v/work', { platform: 'darwin', identify })).caseInsensitive).toBe(
    false,
  );
});

it('sees a volume that normalises by the same file under another composition', async () => {
  const apart = volume({ '/v/\u00e9': 7, '/v/e\u0301': 7 });
  expect((await probeVolume('/v/\u00e9', { platform: 'linux', identify: apart })).normalises).toBe(
    true,
  );
  expect((await probeVolume('/v/e\u0301', { platform: 'linux', identify: apart })).normalises).toBe(
    true,
  );
});

it.each([
  ['darwin', true, true],
  ['win32', true, false],
  ['linux', false, false],
] as const)('answers as %s usually does for a name without letters', async (platform, ...usual) => {
  const identify = volume({});
  expect(await probeVolume('/v/1', { platform, identify })).toEqual({
    caseInsensitive: usual[0],
    normalises: usual[1],
  });
});

it('asks the file system itself by default, and writes nothing', async () => {
  const { caseInsensitive } = await probeVolume(import.meta.dirname);
  expect(typeof caseInsensitive).toBe('boolean');
});
