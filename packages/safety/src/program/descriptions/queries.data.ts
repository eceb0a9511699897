import type { ProgramDescription } from './program-description.ts';

// Two programs have this name; what only one of them has, or what they take differently, is asked for.
const yq: ProgramDescription = {
  options: {
    flag: '-n --null-input -r --raw-output -j --join-output -a --ascii-output -c --compact-output -C --color-output --colors -M --monochrome-output --no-colors -S --sort-keys --tab -e --exit-status -y --yaml-output --yml-output -Y --yaml-roundtrip --yml-roundtrip --indentless-lists --indentless -P --prettyPrint -N --no-doc --unwrapScalar -v --verbose -0 --nul-output',
    value:
      '-w --width --yaml-output-grammar-version --yml-out-ver -I --indent -p --input-format -o --output-format',
    informs: '-h --help -V --version',
    pair: '--arg --argjson',
    'pair-read': '--slurpfile --rawfile --argfile',
    'in-place': '-i --in-place --inplace',
    asks: '-s --slurp -x --xml-output',
    'asks-value':
      '-f --from-file --expression --front-matter --split-exp --split-exp-file -L --library-path --security-enable-system-operator',
  },
  first: ['script'],
  operands: 'read',
  language: 'yq',
  waitsForInput: true,
  uses: [{ when: '-n --null-input', waitsForInput: false }],
};

const grepFlags =
  '-E --extended-regexp -F --fixed-strings -G --basic-regexp -P --perl-regexp -i --ignore-case -w --word-regexp -x --line-regexp -s --no-messages -v --invert-match -b --byte-offset -n --line-number --line-buffered -H --with-filename -h --no-filename -o --only-matching -q --quiet --silent -a --text -I -L --files-without-match -l --files-with-matches -c --count -T --initial-tab';

const zgrep: ProgramDescription = {
  options: {
    flag: grepFlags,
    value:
      '-m --max-count --label --binary-files -B --before-context -A --after-context -C --context',
    informs: '-V --version --help',
    pattern: '-e --regexp',
    read: '-f --file',
  },
  first: ['pattern'],
  operands: 'read',
  waitsForInput: true,
};

/** Programs that look into structured and into compressed files. */
export const queries: Readonly<Record<string, ProgramDescription>> = {
  yq,
  xq: yq,
  // An operand may be an address.
  gron: {
    options: {
      flag: '-u --ungron -v --values -c --colorize -m --monochrome -s --stream -j --json --no-sort',
      asks: '-k --insecure',
      informs: '--help --version',
    },
    operands: 'url',
    waitsForInput: true,
  },
  zgrep,
  zegrep: zgrep,
  zfgrep: zgrep,
  // Elsewhere it runs a program for another machine.
  arch: { options: { informs: '--help --version' }, operands: 'none', maxOperands: 0 },
};
