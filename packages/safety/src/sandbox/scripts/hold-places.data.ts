/**
 * The beginning of a script for `sh` that prepares what a sandbox covers, runs the sandbox and takes its traces away. What is missing gets an
 * empty stand-in with a time of its own to be recognised by; who leaves last removes them all, also those of a run that was killed.
 */
export const holdPlacesScript = `set -uf
PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 022
operations= directories= files= candidates= pinned=' ' signalled=
stop() { echo "selfware sandbox: $1" >&2; exit 125; }
is_stand_in() {
  set +f
  for entry in "$1"/* "$1"/.[!.]*; do
    if [ -e "$entry" ]; then set -f; return 1; fi
  done
  set -f
  [ -n "$(find "$1" -maxdepth 0 -empty -newermt @1000000006 ! -newermt @1000000007)" ]
}
cover() {
  kind=$1
  shift
  while :; do
    eval "path=$1"
    if [ -L "$path" ]; then stop "expected no link at a protected path, got $path"; fi
    if [ ! -e "$path" ]; then
      if [ $# -gt 1 ] || [ "$kind" = directory ]; then directories="$directories $1"
      elif [ "$kind" = dot ]; then
        # Git takes an empty file for a broken repository.
        printf . >"$path" || stop 'cannot cover a missing file'
        files="$files $1"
      else files="$files $1"; fi
      break
    fi
    if [ $# -eq 1 ] || [ ! -d "$path" ]; then break; fi
    case $pinned in
      *" $1 "*) ;;
      *)
        if is_stand_in "$path"; then break; fi
        pinned="$pinned$1 " operations="$operations --bind $1 $1"
        ;;
    esac
    shift
  done
  candidates="$candidates $1"
  operations="$operations --ro-bind $1 $1"
}
hide() {
  eval "path=$1"
  if [ -L "$path" ]; then return; fi
  # Whom the machine keeps out needs no cover.
  if [ ! -r "$path" ] && [ ! -w "$path" ] && [ ! -x "$path" ]; then return; fi
  if [ -d "$path" ]; then operations="$operations --tmpfs $1 --remount-ro $1"
  elif [ -e "$path" ]; then operations="$operations --dev-bind /dev/null $1"; fi
}
hold() {
  exec 9<"$1" || stop 'cannot open the workspace'
  flock -s -w 10 9 || stop 'expected the workspace to be free, it is locked'
}
prepare() {
  if [ -n "$directories" ]; then eval "mkdir -p $directories" || stop 'cannot cover a missing directory'; fi
  if [ -n "$directories$files" ]; then
    eval "touch -d @1000000007 $directories $files" || stop 'cannot cover a missing file'
  fi
}
release() {
  if [ -n "$signalled" ]; then sleep 0.1; fi
  if [ -n "$candidates" ] && flock -x -n 9; then
    eval "find $candidates -maxdepth 0 '(' -empty -o -type f -size -2c ')' -newermt @1000000006 ! -newermt @1000000007 -delete" 2>/dev/null
  fi
}
trap 'signalled=yes' TERM INT HUP
`;
