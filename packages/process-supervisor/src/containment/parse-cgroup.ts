/** Where the version 2 hierarchy is mounted, of the text of `/proc/self/mountinfo` (proc_pid_mountinfo(5)); absent when it is not. */
export function parseUnifiedMount(mountinfo: string): string | undefined {
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ');
    const [, , , root, point] = before?.split(' ') ?? [];
    if (after?.startsWith('cgroup2 ') === true && root === '/' && point?.startsWith('/') === true)
      return unescapeOctal(point);
  }
  return undefined;
}

/** Our own place in the version 2 hierarchy, of the text of `/proc/self/cgroup` (cgroups(7)); absent when it cannot be seen from here. */
export function parseJoinedCgroup(cgroup: string): string | undefined {
  const joined = /^0::(\/.*)$/mu.exec(cgroup)?.[1];
  // Above what is mounted here, as a container may see it.
  return joined === undefined || joined.split('/').includes('..') ? undefined : joined;
}

function unescapeOctal(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/gu, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
