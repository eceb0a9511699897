/** One line of the process table. */
export interface ProcessStat {
  readonly pid: number;
  /** One letter; `Z` and `X` are dead. */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Clock ticks since boot, field 22. */
  readonly startTime: string;
}

/**
 * Reads the content of `/proc/<pid>/stat` (proc_pid_stat(5)); undefined when it is not of that form.
 * The name in parentheses may hold spaces, parentheses and line breaks, so the last `)` ends it.
 */
export function parseProcessStat(content: string): ProcessStat | undefined {
  const nameEnd = content.lastIndexOf(')');
  const pid = /^(\d+) \(/.exec(content)?.[1];
  if (nameEnd === -1 || pid === undefined) return undefined;
  const [state, parent, group, session, ...further] = content.slice(nameEnd + 2).split(' ');
  const startTime = further[15];
  if (!state || !isCount(parent) || !isCount(group) || !isCount(session) || !isCount(startTime))
    return undefined;
  return {
    pid: Number(pid),
    state,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    startTime,
  };
}

function isCount(field: string | undefined): field is string {
  return field !== undefined && /^\d{1,20}$/.test(field);
}
