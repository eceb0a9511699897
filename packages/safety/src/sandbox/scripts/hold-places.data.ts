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
  # Another run that starts now may have made it, and not have marked it yet.
  [ -n "$(find "$1" -maxdepth 0 -empty '(' -mmin -0.1 -o -newermt @1000000006 ! -newermt @1000000007 ')')" ]
}
cover() {
  kind=$1
  shift
  while :; do
    eval "path=$1"
    if [ -L "$path" ]; then stop "expected no link at a protected path, got $path"; fi
    if [ ! -e "$path" ]; then
      # Where this user can make nothing, the program cannot either.
      if [ ! -w "\${path%/*}" ]; then return; fi
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
  # What is missing as a whole is covered once, whatever was to be covered in it.
  case "$candidates " in *" $1 "*) return ;; esac
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
hide_socket() {
  if [ ! -S "$1" ]; then return; fi
  place=$(readlink -f "$1")
  case $place in *"'"*) place=$(printf %s "$place" | sed "s/'/'\\\\\\\\''/g") ;; esac
  case $operations in *" '$place'"*) ;; *) hide "'$place'" ;; esac
}
hold() {
  held=$1
  exec 9<"$1" || stop 'cannot open the workspace'
  flock -s -w 10 9 || stop 'expected the workspace to be free, it is locked'
}
prepare() {
  failed=
  if [ -n "$directories" ]; then eval "mkdir -p $directories" || failed='cannot cover a missing directory'; fi
  if [ -n "$directories$files" ]; then
    eval "touch -d @1000000007 $directories $files" || failed='cannot cover a missing file'
  fi
  if [ -n "$failed" ]; then release; stop "$failed"; fi
}
release() {
  trap '' TERM INT HUP
  if [ -z "$candidates" ]; then return; fi
  # One program that becomes the other: each start is felt.
  exec 9<&-
  eval 'flock -x -n -F "$held" find' "$candidates" "-maxdepth 0 '(' -empty -o -type f -size -2c ')' -newermt @1000000006 ! -newermt @1000000007 -delete" 2>/dev/null
}
# The first process inside takes all others with it, and what waits for it outside ends when none is left.
cut_short() {
  signalled=$1 first=
  if [ -z "\${!-}" ]; then return; fi
  set +f
  for entry in /proc/[0-9]*/stat; do
    read -r line <"$entry" || continue
    case \${line##*) } in ?" $! "*) first=\${line%% *} ;; esac
  done
  kill -KILL "\${first:-$!}"
} 2>/dev/null
# Where memory runs out, what runs in here ends before anything of the user.
first_to_go() { echo 800 >/proc/self/oom_score_adj; } 2>/dev/null
await() {
  wait "$!"
  status=$?
  while kill -0 "$!" 2>/dev/null; do wait "$!"; done
  if [ -n "$signalled" ]; then status=$signalled; fi
}
trap 'cut_short 143' TERM
trap 'cut_short 130' INT
trap 'cut_short 129' HUP
exec 8<&0
`;
