/** Where paths of a container stand that are none of this machine: a directory that no machine has. */
export const ownPlace = '/.selfware-container/own';

/** True for a path that only a container sees, so that reading it tells nothing of this machine. */
export function isInContainer(path: string): boolean {
  return path.startsWith(`${ownPlace}/`);
}
