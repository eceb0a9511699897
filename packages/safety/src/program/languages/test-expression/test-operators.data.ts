/** Operators of test and `[` in front of one operand that is a file, which is only looked at. */
export const fileTests: readonly string[] = [
  ...['-a', '-b', '-c', '-d', '-e', '-f', '-g', '-h', '-k', '-p', '-r', '-s', '-u', '-w', '-x'],
  ...['-G', '-L', '-N', '-O', '-S'],
];

/** Operators in front of one operand that is a text, a number or the name of a setting. */
export const textTests: readonly string[] = ['-n', '-z', '-t', '-o'];

/** Operators in front of the name of a variable, whose index the shell evaluates. */
export const variableTests: readonly string[] = ['-v', '-R'];

/** Operators between two files. */
export const fileComparisons: readonly string[] = ['-nt', '-ot', '-ef'];

/** Operators between two numbers; a text that is none is shown in an error. */
export const numberComparisons: readonly string[] = ['-eq', '-ne', '-lt', '-le', '-gt', '-ge'];

/** Operators between two texts. */
export const textComparisons: readonly string[] = ['=', '==', '!=', '<', '>'];
