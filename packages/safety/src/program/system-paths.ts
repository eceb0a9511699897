import { systemDirectories } from './system-paths.data.ts';

/** True for a path in a directory that belongs to the system. */
export function isSystemPath(absolute: string): boolean {
  return systemDirectories.some(
    (directory) => absolute === directory || absolute.startsWith(`${directory}/`),
  );
}

/** True for files of the system whose content is a secret: password hashes, other processes' memory and environments. */
export function isSystemSecret(absolute: string): boolean {
  return (
    /^\/etc\/(?:g?shadow-?|sudoers(?:\.d)?|security\/opasswd)(?:\/|$)/u.test(absolute) ||
    /^\/proc\/[^/]+\/(?:task\/[^/]+\/)?(?:environ|mem|maps|auxv|root|cwd|fd|cmdline)(?:\/|$)/u.test(
      absolute,
    ) ||
    /^\/(?:proc\/kcore|dev\/k?mem)$/u.test(absolute)
  );
}

/** True for devices that swallow or give nothing of interest. */
export function isHarmlessDevice(absolute: string): boolean {
  return /^\/dev\/(?:null|stdin|stdout|stderr|tty)$/u.test(absolute);
}

/** True for devices that never end. */
export function isEndlessDevice(absolute: string): boolean {
  return /^\/dev\/(?:zero|full|u?random)$/u.test(absolute);
}
