import type { ProgramDescription } from './program-description.ts';

/** Programs of daily work: languages, package managers, containers. */
export const tools: Readonly<Record<string, ProgramDescription>> = {
  node: { options: { flag: '--version -v' }, operands: 'text', needs: '--version -v' },
  npm: {
    options: { flag: '--version -v' },
    operands: 'none',
    needs: '--version -v',
    subcommands: {
      ls: { options: { value: '--depth', flag: '--all --json' }, operands: 'text' },
      list: { options: { value: '--depth', flag: '--all --json' }, operands: 'text' },
    },
  },
  python: { options: { flag: '--version -V' }, operands: 'none', needs: '--version -V' },
  python3: { options: { flag: '--version -V' }, operands: 'none', needs: '--version -V' },
  tsc: { options: { flag: '--version -v' }, operands: 'none', needs: '--version -v' },
  cargo: { options: { flag: '--version -V' }, operands: 'none', needs: '--version -V' },
  rustc: { options: { flag: '--version -V' }, operands: 'none', needs: '--version -V' },
  go: {
    options: {},
    operands: 'none',
    needs: '',
    subcommands: { version: { options: {}, operands: 'none' } },
  },
  docker: {
    options: { flag: '--version -v' },
    operands: 'none',
    needs: '--version -v',
    subcommands: {
      ps: {
        options: { flag: '-a --all -q --no-trunc', value: '-f --filter --format' },
        operands: 'none',
      },
      images: { options: { flag: '-a --all -q', value: '--format' }, operands: 'text' },
      version: { options: {}, operands: 'none' },
    },
  },
};
