/**
 * A name as the most forgiving file system would compare it: without case, invisible code points, a stream, trailing dots and spaces,
 * and with the short name of `.git` resolved (CVE-2014-9390, CVE-2019-1352). Only ever used to protect more names, never fewer.
 */
export function foldName(name: string): string {
  // Nearly every name is one that nothing changes, and every path of every command comes here.
  if (/^[a-z0-9_.-]*[a-z0-9_-]$/u.test(name)) return name;
  const folded = name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  const plain = withoutTrailing(folded.split(':')[0] ?? '');
  return /^git~\d$/u.test(plain) ? '.git' : plain;
}

function withoutTrailing(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1;
  return name.slice(0, end);
}
