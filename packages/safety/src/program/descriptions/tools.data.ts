import type { ProgramDescription } from './program-description.ts';

/** What programs of daily work do without running a project's code: they tell their version, or what is there. */
export const tools: Readonly<Record<string, ProgramDescription>> = {
  node: {
    options: { '--version': 'flag', '-v': 'flag' },
    operands: 'text',
    needs: ['--version', '-v'],
  },
  npm: {
    options: { '--version': 'flag', '-v': 'flag' },
    operands: 'none',
    needs: ['--version', '-v'],
    subcommands: {
      ls: { options: { '--depth': 'value', '--all': 'flag', '--json': 'flag' }, operands: 'text' },
      list: {
        options: { '--depth': 'value', '--all': 'flag', '--json': 'flag' },
        operands: 'text',
      },
    },
  },
  python: {
    options: { '--version': 'flag', '-V': 'flag' },
    operands: 'none',
    needs: ['--version', '-V'],
  },
  python3: {
    options: { '--version': 'flag', '-V': 'flag' },
    operands: 'none',
    needs: ['--version', '-V'],
  },
  tsc: {
    options: { '--version': 'flag', '-v': 'flag' },
    operands: 'none',
    needs: ['--version', '-v'],
  },
  cargo: {
    options: { '--version': 'flag', '-V': 'flag' },
    operands: 'none',
    needs: ['--version', '-V'],
  },
  rustc: {
    options: { '--version': 'flag', '-V': 'flag' },
    operands: 'none',
    needs: ['--version', '-V'],
  },
  go: {
    options: {},
    operands: 'none',
    needs: [''],
    subcommands: { version: { options: {}, operands: 'none' } },
  },
  docker: {
    options: { '--version': 'flag', '-v': 'flag' },
    operands: 'none',
    needs: ['--version', '-v'],
    subcommands: {
      ps: {
        options: {
          '-a': 'flag',
          '--all': 'flag',
          '-q': 'flag',
          '-f': 'value',
          '--filter': 'value',
          '--format': 'value',
          '--no-trunc': 'flag',
        },
        operands: 'none',
      },
      images: {
        options: { '-a': 'flag', '--all': 'flag', '-q': 'flag', '--format': 'value' },
        operands: 'text',
      },
      version: { options: {}, operands: 'none' },
    },
  },
};
