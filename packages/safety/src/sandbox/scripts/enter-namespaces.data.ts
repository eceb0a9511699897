/**
 * A script for `sh` (its first argument is the size of the private directories) inside new user, mount, process, network, IPC, host name and cgroup namespaces: builds a read-only root in the words of
 * bubblewrap (`--bind`, `--ro-bind`, `--tmpfs`, `--remount-ro`, `--dev-bind`, `--chdir`; a `--tmpfs` is read-only from the start), enters it and gives up every
 * capability. Each process is felt, so one `mount` gets many lines.
 */
export const enterNamespacesScript = `set -euf
bytes=$1
shift
stop() { echo "selfware sandbox: $1" >&2; exit 125; }
line='
'
# A list for mount writes blanks and backslashes as numbers, as does the table of mounts.
written() {
  text=$1
  case $text in
    *[![:graph:]]* | *\\\\*)
      text=$(printf %s "$text" | sed -z 's/\\\\/\\\\134/g; s/ /\\\\040/g; s/\\t/\\\\011/g; s/\\n/\\\\012/g')
      ;;
  esac
}
list=
add() { list="$list$1 $2 $3 $4 0 0$line"; }
mount_all() {
  printf %s "$list" >/sys/list
  list=
  mount -n -a -T /sys/list || stop 'cannot build the root'
}
# What the place of a mount needs; beneath a directory that is bound it is there.
target() {
  if [ -e "$2" ]; then return; fi
  for one in $bound; do
    case $text in "$one"/*) return ;; esac
  done
  if [ -d "$1" ]; then mkdir -p "$2"
  else
    if [ ! -d "\${2%/*}" ]; then mkdir -p "\${2%/*}"; fi
    : >"$2"
  fi
}
kept() {
  options=
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ,$1, in *",$flag,"*) options=$options,$flag ;; esac
  done
}
# Nothing inside makes user namespaces of its own.
echo 0 >/proc/sys/user/max_user_namespaces || stop 'cannot forbid user namespaces'
new=/sys/new old=/sys/old
mount -n -t tmpfs -o mode=755 tmpfs /sys
add / "$old" none rbind,x-mount.mkdir
# What is bound from a mount that is read-only is so, too.
while read -r _ place _ flags _; do
  case $place in /proc | /proc/* | /sys | /sys/* | /dev) continue ;; esac
  case $flags in ro | ro,*) continue ;; esac
  # These are covered below, and matter only for what is bound from there.
  case $place in
    /dev/* | /run | /run/* | /tmp | /tmp/*)
      case " $*" in *" $place"*) ;; *) continue ;; esac
      ;;
  esac
  kept "$flags"
  add none "$old\${place%/}" none "remount,bind,ro$options"
done </proc/self/mounts
add "$old" "$new" none rbind,x-mount.mkdir
add proc "$new/proc" proc ro,nosuid,nodev,noexec
add tmpfs "$new/sys" tmpfs ro,mode=755,nosuid,nodev
add tmpfs "$new/dev" tmpfs mode=755,nosuid
add tmpfs "$new/dev/shm" tmpfs "mode=1777,nosuid,nodev,size=$bytes,x-mount.mkdir"
add tmpfs "$new/run" tmpfs mode=755,nosuid,nodev,size=64m
add tmpfs "$new/tmp" tmpfs "mode=1777,nosuid,nodev,size=$bytes"
if [ -d /dev/pts ]; then add devpts "$new/dev/pts" devpts newinstance,ptmxmode=0666,mode=620,nosuid,noexec,x-mount.mkdir; fi
mount_all
for name in null zero full random urandom tty; do
  if [ ! -e "/dev/$name" ]; then continue; fi
  : >"$new/dev/$name"
  add "/dev/$name" "$new/dev/$name" none bind
done
# Where the machine has these links, one process takes them over.
if [ -L /dev/fd ] && [ -L /dev/stdin ] && [ -L /dev/stdout ] && [ -L /dev/stderr ]; then
  cp -P /dev/fd /dev/stdin /dev/stdout /dev/stderr "$new/dev" &
  links=$!
else
  links=
  ln -s /proc/self/fd "$new/dev/fd"
  ln -s fd/0 "$new/dev/stdin"
  ln -s fd/1 "$new/dev/stdout"
  ln -s fd/2 "$new/dev/stderr"
fi
if [ -d /dev/pts ]; then
  : >"$new/dev/ptmx"
  add "$new/dev/pts/ptmx" "$new/dev/ptmx" none bind
fi
add none "$new/dev" none remount,bind,ro,nosuid
directory=/ bound= readable=" $new "
while :; do
  case $1 in
    --bind | --dev-bind | --ro-bind)
      from=$2
      if [ "$1" = --ro-bind ]; then from=$old$2; fi
      written "$from"
      from=$text
      written "$new$3"
      target "$2" "$new$3"
      add "$from" "$text" none bind
      case $1 in --bind) bound="$bound $text" ;; --ro-bind) readable="$readable$text " ;; esac
      shift 3
      ;;
    --tmpfs)
      written "$new$2"
      target / "$new$2"
      add tmpfs "$text" tmpfs ro,mode=755,nosuid,nodev
      readable="$readable$text "
      shift 2
      ;;
    --remount-ro) shift 2 ;;
    --chdir) directory=$2; shift 2 ;;
    --) shift; break ;;
    *) stop "unknown word $1" ;;
  esac
done
if [ "$links" ]; then wait "$links" || stop 'cannot link descriptors'; fi
mount_all
# A mount that was left out would leave its place open.
table=$(cat /proc/self/mounts) || stop 'cannot read the table of mounts'
seen=' '
IFS=$line
for entry in $table; do
  entry=\${entry#* }
  place=\${entry%% *}
  case $readable in *" $place "*) ;; *) continue ;; esac
  case \${entry#* * } in ro' '* | ro,*) seen="$seen$place " ;; *) stop "expected $place to be read-only" ;; esac
done
IFS=' '
for place in $readable; do
  case $seen in *" $place "*) ;; *) stop "expected $place to be covered" ;; esac
done
cd "$new"
pivot_root . .
umount -n -l .
cd "$directory"
exec setpriv --bounding-set=-all --inh-caps=-all --ambient-caps=-all --no-new-privs "$@"
`;
