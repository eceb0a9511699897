/**
 * A script for `sh` (its first argument is the size of the private directories) inside new user, mount, process, network, IPC, host name and cgroup namespaces: builds a read-only root in the words of
 * bubblewrap (`--bind`, `--ro-bind`, `--tmpfs`, `--remount-ro`, `--dev-bind`, `--chdir`), enters it and gives up every capability.
 */
export const enterNamespacesScript = `set -euf
bytes=$1
shift
stop() { echo "selfware sandbox: $1" >&2; exit 125; }
lock() {
  kept=
  while read -r _ place _ flags _; do
    # Blanks are written as numbers; to read these takes a process, so only where there are any.
    case $place in *\\\\*) place=$(printf %b "$place") ;; esac
    if [ "$place" = "$1" ]; then kept=$flags; fi
  done <"$new/proc/self/mounts"
  options=
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ,$kept, in *",$flag,"*) options=$options,$flag ;; esac
  done
  mount -o "remount,bind,ro$options" "$1"
}
target() {
  if [ -e "$2" ]; then return; fi
  if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "\${2%/*}"; : >"$2"; fi
}
# Nothing inside makes user namespaces of its own.
echo 0 >/proc/sys/user/max_user_namespaces || stop 'cannot forbid user namespaces'
mount -t tmpfs tmpfs /sys
new=/sys/new
mkdir "$new"
mount -t tmpfs -o mode=755 tmpfs "$new"
set +f
for entry in /* /.[!.]*; do
  name=\${entry#/}
  case $name in proc | sys | dev | run | tmp) continue ;; esac
  if [ -L "$entry" ]; then
    cp -P "$entry" "$new/$name"
  elif [ -d "$entry" ]; then
    mkdir "$new/$name"
    mount --rbind "$entry" "$new/$name"
  fi
done
set -f
mkdir "$new/proc" "$new/sys" "$new/dev" "$new/run" "$new/tmp"
mount -t proc -o ro,nosuid,nodev,noexec proc "$new/proc"
while read -r _ place _ flags _; do
  case $place in "$new/proc") continue ;; "$new"/*) ;; *) continue ;; esac
  options=
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ,$flags, in *",$flag,"*) options=$options,$flag ;; esac
  done
  case $place in *\\\\*) place=$(printf %b "$place") ;; esac
  mount -o "remount,bind,ro$options" "$place"
done <"$new/proc/self/mounts"
mount -t tmpfs -o mode=755,nosuid tmpfs "$new/dev"
for name in null zero full random urandom tty; do
  if [ ! -e "/dev/$name" ]; then continue; fi
  : >"$new/dev/$name"
  mount --bind "/dev/$name" "$new/dev/$name"
done
ln -s /proc/self/fd "$new/dev/fd"
ln -s fd/0 "$new/dev/stdin"
ln -s fd/1 "$new/dev/stdout"
ln -s fd/2 "$new/dev/stderr"
mkdir "$new/dev/shm" "$new/dev/pts"
mount -t tmpfs -o mode=1777,nosuid,nodev,size=$bytes tmpfs "$new/dev/shm"
if mount -t devpts -o newinstance,ptmxmode=0666,mode=620,nosuid,noexec devpts "$new/dev/pts"; then
  ln -s pts/ptmx "$new/dev/ptmx"
fi 2>/dev/null
mount -o remount,bind,ro,nosuid "$new/dev"
mount -t tmpfs -o mode=755,nosuid,nodev,size=64m tmpfs "$new/run"
mount -t tmpfs -o mode=1777,nosuid,nodev,size=$bytes tmpfs "$new/tmp"
directory=/
while :; do
  case $1 in
    --bind | --ro-bind | --dev-bind)
      target "$2" "$new$3"
      mount --bind "$2" "$new$3"
      if [ "$1" = --ro-bind ]; then lock "$new$3"; fi
      shift 3
      ;;
    --tmpfs) mkdir -p "$new$2"; mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$new$2"; shift 2 ;;
    --remount-ro) lock "$new$2"; shift 2 ;;
    --chdir) directory=$2; shift 2 ;;
    --) shift; break ;;
    *) stop "unknown word $1" ;;
  esac
done
mount -o remount,bind,ro "$new"
cd "$new"
pivot_root . .
umount -l .
cd "$directory"
exec setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs "$@"
`;
