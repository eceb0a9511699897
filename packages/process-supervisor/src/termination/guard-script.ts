/**
 * What the guard runs: it waits until its input closes, which happens however its host ends, then kills every
 * process that carries the mark `$1`, with its process group, until two sweeps in a row find none. First it kills the cgroup `$2`, should
 * there be one, and in the end removes its directories, which nobody else would.
 * A process group of a marked process holds only descendants: each program starts in a session of its own.
 */
export const guardScript = `marker=$1
cgroup=$2
while read -r line; do :; done
[ -z "$cgroup" ] || { echo 1 > "$cgroup/cgroup.kill"; } 2> /dev/null
empty=0
round=0
while [ "$empty" -lt 2 ] && [ "$round" -lt 500 ]; do
  round=$((round + 1))
  empty=$((empty + 1))
  for file in $(grep -l -s -a -F -e "$marker" /proc/[0-9]*/environ); do
    empty=0
    pid=\${file#/proc/}
    pid=\${pid%/environ}
    { read -r stat < "/proc/$pid/stat"; } 2> /dev/null || continue
    set -- \${stat##*) }
    kill -KILL "$pid" "-$3" 2> /dev/null
  done
done
[ -z "$cgroup" ] || find "$cgroup" -depth -type d -exec rmdir {} + 2> /dev/null
`;
