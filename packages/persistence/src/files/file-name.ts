import { InvalidNameError } from '../errors.ts';

const portable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Gives the name back when it is a plain file name on every system: no separator, no device, at most 100 characters. Throws `persistence/invalid-name`. */
export function assertPortableName(name: string): string {
  if (portable.test(name) && !device.test(name) && !name.endsWith('.')) return name;
  const expected = 'a name of 1 to 100 letters, digits, dots, dashes and underscores';
  throw new InvalidNameError({ name, expected });
}
