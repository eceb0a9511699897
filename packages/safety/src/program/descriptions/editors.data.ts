import type { ProgramDescription } from './program-description.ts';

const edits: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'write',
  effects: ['opens-terminal'],
};

// These note a choice in the home directory before they read any option.
const chooses: ProgramDescription = { ...edits, options: {} };

const runs: ProgramDescription = { ...edits, effects: ['opens-terminal', 'runs-code'] };
const converts: ProgramDescription = {
  options: { informs: '-version --version -help --help' },
  operands: 'read',
  last: 'write',
  effects: ['runs-code'],
};

const vim: ProgramDescription = {
  options: {
    flag: '-R -n -m -M -b -l -N -C -A -H -D -d -f -F -v -y -Z -X -x -g -O -o -p -L -# --clean --literal --noplugin --not-a-term --nofork --ttyfail --remote --remote-silent --remote-wait --remote-tab --serverlist --headless --embed',
    'asks-value': '-T -t --servername --remote-send --socketid --listen',
    code: '-u -U -i -S --startuptime --luamod-dev -q',
    run: '--remote-expr',
    write: '-w -W --log --startuptime',
    asks: '-E -e -es -Es -s -r',
    'optional-run': '-V',
    // A text of vim, which runs programs with `!`.
    script: '-c --cmd',
    informs: '--version -h --help',
  },
  operands: 'write',
  language: 'unread',
  effects: ['opens-terminal', 'runs-code'],
};

const ed: ProgramDescription = {
  options: {
    flag: '-E -r -G -l -s -v --extended-regexp --traditional --loose-exit-status --quiet --silent --script --verbose --restricted',
    value: '-p --prompt',
    informs: '-V --version -h --help',
  },
  operands: 'write',
  effects: ['opens-terminal', 'runs-code'],
};

const pandoc: ProgramDescription = {
  writesDashToOutput: true,
  options: {
    flag: '-s --standalone --toc --table-of-contents -N --number-sections --no-highlight --ascii --quiet --verbose -p --preserve-tabs --list-tables --wrap=none --wrap=auto --wrap=preserve --incremental -i --citeproc -C --mathml',
    value:
      '--columns --tab-stop --shift-heading-level-by --toc-depth --highlight-style --top-level-division --wrap --markdown-headings --eol --dpi --reference-location -V --variable -M --metadata',
    optional: '--mathjax --katex --webtex',
    write: '-o --output --log',
    'write-into': '--extract-media',
    read: '-H --include-in-header -B --include-before-body -A --include-after-body -c --css --template --bibliography --csl --metadata-file --reference-doc --abbreviations --syntax-definition --resource-path --data-dir',
    networks: '--embed-resources --self-contained',
    code: '-F --filter -L --lua-filter -d --defaults',
    program: '--pdf-engine',
    // A format may be a file of Lua.
    'asks-value':
      '-f -r --from --read -t -w --to --write --pdf-engine-opt --request-header --print-default-data-file',
    informs:
      '-v --version -h --help --list-input-formats --list-output-formats --list-extensions --list-highlight-languages --list-highlight-styles',
  },
  operands: 'read',
  waitsForInput: true,
  reachesHosts: true,
};

const latex: ProgramDescription = {
  options: {
    informs: '-version --version -help --help',
    flag: '-halt-on-error -file-line-error -no-shell-escape -interaction=nonstopmode -draftmode -recorder -synctex=1',
    value: '-interaction -jobname -synctex',
    'write-into': '-output-directory',
    asks: '-shell-escape --shell-escape -enable-write18 --enable-write18',
  },
  operands: 'read',
  effects: ['runs-code'],
};

/** Editors, viewers and converters: they wait for a person, or run more than their names tell. */
export const editors: Readonly<Record<string, ProgramDescription>> = {
  vim,
  vi: vim,
  nvim: vim,
  view: vim,
  rvim: vim,
  gvim: vim,
  vimdiff: vim,
  ex: vim,
  ed,
  red: ed,
  nano: edits,
  pico: edits,
  micro: edits,
  joe: edits,
  mcedit: edits,
  kak: runs,
  hx: runs,
  emacs: runs,
  emacsclient: runs,
  mg: edits,
  ne: edits,
  code: runs,
  'code-insiders': runs,
  codium: runs,
  cursor: runs,
  zed: runs,
  subl: runs,
  atom: runs,
  gedit: edits,
  kate: edits,
  mate: edits,
  idea: runs,
  pycharm: runs,
  webstorm: runs,
  sensible_editor: chooses,
  'sensible-editor': chooses,
  'select-editor': chooses,
  editor: edits,
  pager: { ...runs, operands: 'read' },
  less: { ...runs, operands: 'read', stopsAtOperand: true },
  more: { ...runs, operands: 'read', stopsAtOperand: true },
  most: { ...runs, operands: 'read', stopsAtOperand: true },
  man: { ...runs, operands: 'text', stopsAtOperand: true },
  info: { ...runs, operands: 'text', stopsAtOperand: true },
  ranger: runs,
  nnn: runs,
  lf: runs,
  vifm: runs,
  fzf: { ...runs, operands: 'text', stopsAtOperand: true },
  peco: { ...runs, operands: 'text', stopsAtOperand: true },
  dialog: { ...runs, operands: 'text', stopsAtOperand: true },
  whiptail: { ...runs, operands: 'text', stopsAtOperand: true },
  zenity: { ...runs, operands: 'text', stopsAtOperand: true },
  top: { ...edits, operands: 'none' },
  htop: { ...edits, operands: 'none' },
  btop: { ...edits, operands: 'none' },
  lazygit: { ...runs, operands: 'text' },
  tig: { ...runs, operands: 'text' },
  gitk: { ...runs, operands: 'text' },
  ffmpeg: {
    options: {
      flag: '-y -n -hide_banner -vn -an -sn -shortest -stats -nostdin -re',
      value:
        '-f -c -c:v -c:a -codec -vcodec -acodec -b:v -b:a -r -s -ss -t -to -ar -ac -crf -preset -loglevel -v -vf -af -map -pix_fmt -q:v -vframes -frames:v -threads -movflags -aspect -filter_complex',
      url: '-i',
      informs: '-version -formats -codecs -encoders -decoders -filters -L -h -pix_fmts',
    },
    operands: 'write',
    effects: ['runs-code'],
  },
  ffplay: { ...runs, operands: 'read' },
  ffprobe: {
    options: {
      flag: '-hide_banner -show_format -show_streams -show_packets -show_frames -pretty -show_chapters',
      value: '-v -loglevel -of -print_format -select_streams -show_entries',
      informs: '-version',
    },
    operands: 'read',
    reachesHosts: true,
    effects: ['runs-code'],
  },
  convert: converts,
  magick: converts,
  mogrify: { ...converts, operands: 'write' },
  composite: converts,
  montage: converts,
  identify: { ...converts, last: 'read' },
  inkscape: converts,
  rsvg_convert: converts,
  gs: { ...converts, operands: 'read', last: 'read' },
  ps2pdf: converts,
  libreoffice: runs,
  soffice: runs,
  sox: converts,
  mpv: { ...runs, operands: 'read' },
  vlc: { ...runs, operands: 'read' },
  exiftool: {
    options: {
      flag: '-a -G -G1 -s -s2 -s3 -j -json -n -q -r -csv -g -u -ee -b',
      informs: '-ver',
      'asks-value': '-if -p -config -@ -w -o',
    },
    operands: 'read',
    effects: ['runs-code'],
  },
  pandoc,
  pdftotext: {
    options: {
      flag: '-layout -raw -nopgbrk -q -htmlmeta -bbox -bbox-layout -eol -nodiag -simple -table -tsv',
      value: '-f -l -r -x -y -W -H -enc -opw -upw -colspacing -fixed',
      informs: '-v -h -help --help -?',
    },
    // A single one names what is written, too.
    operands: 'write',
  },
  pdfinfo: {
    options: {
      flag: '-box -meta -js -struct -struct-text -url -isodates -rawdates -dests -custom',
      value: '-f -l -enc -opw -upw',
      informs: '-v -h -help --help -?',
    },
    operands: 'read',
  },
  pdftk: converts,
  qpdf: converts,
  pdflatex: latex,
  latex,
  xelatex: latex,
  lualatex: latex,
  tex: latex,
  pdftex: latex,
  latexmk: latex,
  tectonic: latex,
  bibtex: latex,
  biber: latex,
  groff: { ...converts, last: 'read' },
  troff: { ...converts, last: 'read' },
  dot: {
    options: {
      flag: '-v -O -x -y -q',
      optional: '-T -K -G -N -E -s',
      value: '-l -n',
      write: '-o',
      informs: '-V -?',
    },
    operands: 'read',
    waitsForInput: true,
    uses: [{ when: '-O', operands: 'write', effects: ['unpacks'] }],
  },
  asciidoctor: converts,
  hugo: { ...runs, operands: 'text', effects: ['runs-code'] },
  plantuml: converts,
  mmdc: converts,
};
