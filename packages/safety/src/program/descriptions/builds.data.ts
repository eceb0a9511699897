import type { ProgramDescription } from './program-description.ts';

const building: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code'],
};

// A file of the project chooses what is run even for `--version`.
const alwaysRuns: ProgramDescription = { ...building, options: {} };

const make: ProgramDescription = {
  options: {
    flag: '-b -m -B --always-make -d -e --environment-overrides -i --ignore-errors -k --keep-going -L --check-symlink-times -n --just-print --dry-run --recon -p --print-data-base -q --question -r --no-builtin-rules -R --no-builtin-variables -s --silent --quiet --no-silent -S --no-keep-going --stop -t --touch --trace -w --print-directory --no-print-directory --warn-undefined-variables',
    optional: '-j --jobs -l --load-average --max-load -O --output-sync --debug --shuffle',
    value: '-o --old-file --assume-old -W --what-if --new-file --assume-new',
    directory: '-C --directory',
    read: '-I --include-dir',
    run: '-E --eval',
    code: '-f --file --makefile',
    informs: '-h --help -v --version',
  },
  operands: 'text',
  effects: ['runs-code'],
};

const ninja: ProgramDescription = {
  options: {
    flag: '-v --verbose --quiet -n',
    value: '-j -k -l -d -t -w',
    directory: '-C',
    code: '-f',
    informs: '--version -h --help',
  },
  operands: 'text',
  effects: ['runs-code'],
};

// What tells of cmake itself may be told to a file, which is an operand.
const cmake: ProgramDescription = {
  options: {
    flag: '--version -version --help -h -help --help-full --help-commands --help-modules --help-policies --help-properties --help-variables --help-command-list --help-module-list --fresh -N -L -LA -LH -LAH --trace --trace-expand --debug-output --debug-find --warn-uninitialized --no-warn-unused-cli --check-system-vars --log-context --list-presets -Wdev -Wno-dev -E --system-information -j --parallel --clean-first --use-stderr -v --verbose --strip',
    value:
      '-D -U -G -A --preset --help-command --help-module --help-policy --help-property --help-variable --log-level --trace-format --target -t --config --component --prefix --default-directory-permissions --workflow',
    read: '-S -C --trace-source',
    'write-into': '-B --install-prefix --build --install --open',
    write: '--graphviz --trace-redirect --profiling-output',
    code: '-P --toolchain -T',
  },
  operands: 'text',
  effects: ['runs-code'],
  uses: [
    {
      when: '--version -version --help -h -help --help-full --help-commands --help-modules --help-policies --help-properties --help-variables --help-command-list --help-module-list --help-command --help-module --help-policy --help-property --help-variable',
      operands: 'write',
      effects: [],
    },
  ],
};

const compiler: ProgramDescription = {
  options: {
    flag: '-c -S -E -g -v -w -Wall -Wextra -Werror -Wpedantic -pedantic -O0 -O1 -O2 -O3 -Os -Og -Ofast -std=c99 -std=c11 -std=c17 -std=c++11 -std=c++14 -std=c++17 -std=c++20 -fPIC -fsyntax-only -shared -static -pthread -pipe -m32 -m64 -MMD -MP -MD -ansi -### -dumpversion -dumpmachine -dumpfullversion -print-search-dirs -print-libgcc-file-name',
    value: '-D -U -x -l -target -arch -march -mtune -Xlinker -Xpreprocessor -Xassembler',
    read: '-I -L -isystem -include -iquote -idirafter -imacros -isysroot --sysroot',
    write: '-o -MF -dumpbase -dumpdir',
    code: '-B -specs -fplugin',
    program: '-wrapper',
    optional: '-W -O',
    informs: '--version --help',
  },
  operands: 'read',
  effects: ['runs-code'],
  takesResponseFiles: true,
  uses: [
    {
      when: '-dumpversion -dumpmachine -dumpfullversion -print-search-dirs -print-libgcc-file-name',
      operands: 'none',
      effects: [],
    },
  ],
};

const linker: ProgramDescription = {
  options: {
    flag: '-shared -static -r -s -S -x -g --gc-sections -E',
    value: '-l -m -e -z -h -soname -rpath',
    read: '-L -T',
    write: '-o -Map',
    code: '-plugin --plugin',
    informs: '-v -V --version --help',
  },
  operands: 'read',
  effects: ['runs-code'],
  takesResponseFiles: true,
};

const symbols: ProgramDescription = {
  options: {
    flag: '-a --debug-syms -A -o --print-file-name -B -C --demangle --no-demangle -D --dynamic --defined-only -e -g --extern-only --ifunc-chars -j --just-symbols -l --line-numbers -n -v --numeric-sort -p --no-sort -P --portability -r --reverse-sort -S --print-size -s --print-armap --size-sort --special-syms --synthetic -u --undefined-only -U -W --no-weak --with-symbol-versions --without-symbol-versions',
    value: '-f --format -t --radix --target --unicode',
    code: '--plugin',
    informs: '-h --help -V --version -H',
  },
  operands: 'read',
  takesResponseFiles: true,
};

const objdump: ProgramDescription = {
  options: {
    flag: '-a --archive-headers -f --file-headers -p --private-headers -h --headers --section-headers -x --all-headers -d --disassemble -D --disassemble-all -S --source -s --full-contents -Z --decompress -g --debugging -e --debugging-tags -G --stabs -t --syms -T --dynamic-syms -r --reloc -R --dynamic-reloc -C --demangle -w --wide -z --disassemble-zeroes -l --line-numbers -F --file-offsets --no-addresses --no-show-raw-insn --show-raw-insn --inlines --prefix-addresses --special-syms --show-all-symbols',
    optional: '-W --dwarf',
    value:
      '-b --target -m --architecture -j --section -M --disassembler-options -P --private --start-address --stop-address --insn-width --adjust-vma',
    informs: '-v --version -i --info -H --help',
  },
  operands: 'read',
  takesResponseFiles: true,
};

const readelf: ProgramDescription = {
  options: {
    flag: '-a --all -h --file-header -l --program-headers --segments -S --section-headers --sections -g --section-groups -t --section-details -e --headers -s --syms --symbols --dyn-syms --lto-syms -C -n --notes -r --relocs -u --unwind -d --dynamic -V --version-info -A --arch-specific -c --archive-index -D --use-dynamic -L --lint --enable-checks -z --decompress -I --histogram -W --wide -T --silent-truncation',
    optional: '--demangle --sym-base -w --debug-dump',
    value: '-x --hex-dump -p --string-dump -R --relocated-dump',
    informs: '-H --help -v --version',
  },
  operands: 'read',
  takesResponseFiles: true,
};

/** Programs that build: compilers, linkers, build drivers. */
export const builds: Readonly<Record<string, ProgramDescription>> = {
  make,
  gmake: make,
  bmake: alwaysRuns,
  mingw32_make: make,
  nmake: alwaysRuns,
  ninja,
  samu: ninja,
  cmake,
  ctest: {
    ...alwaysRuns,
    options: { flag: '--version -N --show-only' },
    operands: 'write',
    uses: [{ when: '--version', effects: [] }],
  },
  cpack: alwaysRuns,
  gcc: compiler,
  'g++': compiler,
  cc: compiler,
  'c++': compiler,
  clang: compiler,
  'clang++': compiler,
  cpp: compiler,
  gfortran: compiler,
  ld: linker,
  'ld.lld': linker,
  gold: linker,
  as: linker,
  nasm: building,
  nm: symbols,
  objdump,
  readelf,
  size: {
    options: {
      flag: '-A -B -d -o -x -t -G -f --totals --common',
      value: '--format --radix --target',
      informs: '--version --help -v -V -h -H',
    },
    operands: 'read',
    takesResponseFiles: true,
  },
  strip: {
    options: {
      flag: '-s -g -S -d -x -X -p -v -w -D -U --strip-all --strip-debug --strip-unneeded --preserve-dates',
      value: '-K -N -R --keep-symbol --strip-symbol --remove-section -F --target',
      write: '-o',
      informs: '-V --version --help -h',
    },
    operands: 'write',
    takesResponseFiles: true,
  },
  objcopy: { ...building, operands: 'write' },
  ranlib: { ...building, operands: 'write', effects: [] },
  'clang-format': {
    options: {
      flag: '-n --dry-run --Werror -sort-includes --sort-includes --dump-config -dump-config',
      'in-place': '-i',
      value:
        '-style --style -assume-filename --assume-filename -offset -length -lines --fallback-style',
      'read-list': '--files',
      informs: '--version --help',
    },
    operands: 'read',
    waitsForInput: true,
    takesResponseFiles: true,
  },
  'clang-tidy': building,
  cppcheck: building,
  autoconf: building,
  automake: building,
  autoreconf: building,
  aclocal: building,
  autoheader: building,
  libtool: building,
  libtoolize: building,
  m4: building,
  'pkg-config': {
    options: {
      flag: '--cflags --libs --exists --modversion --list-all --static --print-errors --libs-only-l --libs-only-L --cflags-only-I',
      value: '--variable --atleast-version --exact-version --max-version',
      informs: '--version --help',
    },
    operands: 'text',
  },
  bison: building,
  yacc: building,
  flex: building,
  lex: building,
  ragel: building,
  protoc: building,
  swig: building,
  meson: building,
  scons: building,
  waf: alwaysRuns,
  buck: alwaysRuns,
  pants: alwaysRuns,
  please: alwaysRuns,
  mvnd: alwaysRuns,
  mill: alwaysRuns,
  boot: alwaysRuns,
  groovy: building,
  javadoc: building,
  jdeps: building,
  // Every virtual machine of Java leaves figures in the temporary directory.
  jps: { options: { flag: '-l -m -q -v -V' }, operands: 'none', effects: ['outside-workspace'] },
  nuget: building,
  msbuild: building,
  xbuild: building,
  csc: building,
  mcs: building,
  mono: building,
  xcodebuild: {
    ...building,
    options: { informs: '-version -help -usage -showsdks' },
  },
  xcrun: {
    ...building,
    options: { informs: '--version --help --show-sdk-path --show-sdk-version' },
  },
  'xcode-select': {
    ...building,
    options: { informs: '-p --print-path -v --version -h --help' },
    effects: ['changes-system'],
  },
  swift: building,
  swiftc: building,
  just: building,
  task: building,
  mage: building,
  earthly: building,
  ocamlfind: building,
  octave: building,
  gnuplot: building,
  maxima: building,
  sage: building,
  nextflow: building,
  snakemake: building,
  act: building,
};
