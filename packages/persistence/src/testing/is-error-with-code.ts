import { SelfwareError } from '@selfware/contracts';

/** Whether a thrown value is an error of ours with this code, from whichever copy of this package. */
export function isErrorWithCode(error: unknown, code: string): boolean {
  return SelfwareError.isInstance(error) && error.code === code;
}
