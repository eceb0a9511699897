import type { JsonObject } from '@selfware/contracts';
import type { ArgumentRepair } from '../arguments/argument-repair.ts';
import type { ToolCallDiagnostic } from '../parsed-call.ts';

/** A call out of a block, or why there is none. */
export type DecodedCall =
  | {
      readonly status: 'call';
      readonly name: string;
      readonly arguments: JsonObject;
      readonly repairs: readonly ArgumentRepair[];
    }
  | { readonly status: 'refused'; readonly fault: CallFault }
  /** Ordinary text that only looked like a call. */
  | { readonly status: 'text' };

/** A diagnostic that does not know yet where it stands. */
export type CallFault = Omit<ToolCallDiagnostic, 'format' | 'span'>;

/** Says no to a call. */
export function refuse(
  code: CallFault['code'],
  message: string,
  rest: Partial<CallFault> = {},
): DecodedCall {
  return { status: 'refused', fault: { ...rest, code, message } };
}
