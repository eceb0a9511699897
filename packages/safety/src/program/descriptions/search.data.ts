import type { ProgramDescription } from './program-description.ts';

/** Programs that search in files and directories. */
export const search: Readonly<Record<string, ProgramDescription>> = {
  grep: {
    options: {
      flag: '-a -b -c -E -F -G -h -H -i -I -l -L -n -o -P -q -r -s -v -w -x -z -# --count --extended-regexp --files-with-matches --files-without-match --fixed-strings --ignore-case --invert-match --line-number --no-filename --only-matching --quiet --recursive --with-filename --word-regexp',
      value:
        '-A -B -C -m --after-context --before-context --context --exclude --exclude-dir --include --max-count',
      pattern: '-e --regexp',
      read: '-f',
      optional: '--color',
    },
    first: ['pattern'],
    operands: 'read',
  },
  egrep: {
    options: {
      flag: '-a -b -c -E -F -G -h -H -i -I -l -L -n -o -P -q -r -s -v -w -x -z -# --count --extended-regexp --files-with-matches --files-without-match --fixed-strings --ignore-case --invert-match --line-number --no-filename --only-matching --quiet --recursive --with-filename --word-regexp',
      value:
        '-A -B -C -m --after-context --before-context --context --exclude --exclude-dir --include --max-count',
      pattern: '-e --regexp',
      read: '-f',
      optional: '--color',
    },
    first: ['pattern'],
    operands: 'read',
  },
  fgrep: {
    options: {
      flag: '-a -b -c -E -F -G -h -H -i -I -l -L -n -o -P -q -r -s -v -w -x -z -# --count --extended-regexp --files-with-matches --files-without-match --fixed-strings --ignore-case --invert-match --line-number --no-filename --only-matching --quiet --recursive --with-filename --word-regexp',
      value:
        '-A -B -C -m --after-context --before-context --context --exclude --exclude-dir --include --max-count',
      pattern: '-e --regexp',
      read: '-f',
      optional: '--color',
    },
    first: ['pattern'],
    operands: 'read',
  },
  rg: {
    options: {
      value:
        '-A -B -C -g -m -M -t -T --after-context --before-context --color --context --glob --max-count --max-depth --sort --type',
      flag: '-c -F -h -H -i -I -l -n -N -o -p -P -q -s -S -u -U -v -w -x --count --files --files-with-matches --fixed-strings --heading --hidden --ignore-case --json --line-number --multiline --no-heading --no-ignore --only-matching --smart-case --stats --word-regexp',
      pattern: '-e --regexp',
    },
    first: ['pattern'],
    operands: 'read',
    readsDirectory: true,
  },
};
