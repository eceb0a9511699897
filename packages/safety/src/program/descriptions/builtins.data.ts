import type { ProgramDescription } from './program-description.ts';

/** Commands that the shell has itself, as far as they neither run nor change anything that matters. Variables, functions and traps are followed by the walk. */
export const builtins: Readonly<Record<string, ProgramDescription>> = {
  type: { options: { flag: '-a -t -p -P -f' }, operands: 'text' },
  hash: { options: { flag: '-r -t -l -d', 'asks-value': '-p' }, operands: 'text' },
  printf: {
    options: { assigns: '-v', informs: '--help --version' },
    operands: 'text',
    stopsAtOperand: true,
  },
  read: {
    options: { flag: '-r -s -e -E', value: '-d -n -N -p -t -i', 'asks-value': '-u -a' },
    operands: 'variable',
    waitsForInput: true,
  },
  mapfile: {
    options: { flag: '-t', value: '-d -n -O -s', 'asks-value': '-u -C -c' },
    operands: 'variable',
    waitsForInput: true,
    maxOperands: 1,
  },
  readarray: {
    options: { flag: '-t', value: '-d -n -O -s', 'asks-value': '-u -C -c' },
    operands: 'variable',
    waitsForInput: true,
    maxOperands: 1,
  },
  getopts: { options: {}, first: ['text', 'variable'], operands: 'text', stopsAtOperand: true },
  unset: { options: { flag: '-v', asks: '-f -n' }, operands: 'variable' },
  shopt: { options: { flag: '-s -u -q -p -o' }, operands: 'shell-option' },
  set: {
    options: { flag: '-e -u -x -v -f -C -E -T -h -b -o' },
    operands: 'shell-option',
    needs: '-e -u -x -v -f -C -E -T -h -b -o',
    effects: [],
  },
  umask: { options: { flag: '-p -S' }, operands: 'none' },
  ulimit: {
    options: { flag: '-a -H -S -c -d -e -f -i -l -m -n -p -q -r -s -t -u -v -x' },
    operands: 'none',
  },
  wait: { options: { flag: '-n -f', 'asks-value': '-p' }, operands: 'text' },
  jobs: { options: { flag: '-l -n -p -r -s', asks: '-x' }, operands: 'text' },
  times: { options: {}, operands: 'none' },
  dirs: { options: { flag: '-l -p -v' }, operands: 'none' },
  exit: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  return: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  break: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  continue: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  shift: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  logout: { options: { flag: '-#' }, operands: 'text', maxOperands: 1 },
  help: { options: { flag: '-d -m -s' }, operands: 'text' },
};
