import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { VolumeNaming } from './compare-names.ts';

/** How a probe looks; absent means the real file system of this platform. */
export interface ProbeOptions {
  readonly platform?: NodeJS.Platform;
  /** Which file is at a path; throws where there is none. */
  readonly identify?: (path: string) => Promise<{ readonly dev: number; readonly ino: number }>;
}

/**
 * Finds out what the volume of a directory makes of names, by asking for the directory's own name in another case and in
 * another composition; nothing is written. A name without letters to turn around gives the platform's usual answer.
 */
export async function probeVolume(
  directory: string,
  { platform = process.platform, identify = stat }: ProbeOptions = {},
): Promise<VolumeNaming> {
  const isTwin = async (other: string): Promise<boolean> => {
    const beside = join(dirname(directory), other);
    const found = await Promise.all([identify(directory), identify(beside)]).catch(() => undefined);
    return found !== undefined && found[0].dev === found[1].dev && found[0].ino === found[1].ino;
  };
  const name = basename(directory);
  const usual = platform === 'darwin' || platform === 'win32';
  const turned = turnCase(name);
  const recomposed = recompose(name);
  return {
    caseInsensitive: turned === name ? usual : await isTwin(turned),
    normalises: recomposed === name ? platform === 'darwin' : await isTwin(recomposed),
  };
}

function turnCase(name: string): string {
  const lower = name.toLowerCase();
  return lower === name ? name.toUpperCase() : lower;
}

function recompose(name: string): string {
  const apart = name.normalize('NFD');
  return apart === name ? name.normalize('NFC') : apart;
}
