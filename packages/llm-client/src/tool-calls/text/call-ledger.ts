import type { Span } from '@selfware/contracts';
import type { CallFault, DecodedCall } from '../decode/decoded-call.ts';
import type { ParsedCall, ToolCallDiagnostic } from '../parsed-call.ts';
import type { ToolCallFormat } from '../tool-call-format.ts';
import type { BlockStyle } from './found-block.ts';

/** A block whose calls were decoded. */
export interface DecodedBlock {
  readonly format: ToolCallFormat;
  readonly style: BlockStyle;
  readonly span: Span;
  readonly calls: readonly DecodedCall[];
}

/** Keeps the calls of an answer until its end, since what follows may show that one is none. */
export class CallLedger {
  readonly #blocks: DecodedBlock[] = [];
  readonly #faults: ToolCallDiagnostic[] = [];

  /** Whether any call was found. */
  get empty(): boolean {
    return this.#blocks.length === 0;
  }

  /** The block that was added last. */
  get last(): DecodedBlock | undefined {
    return this.#blocks.at(-1);
  }

  add(block: DecodedBlock): void {
    if (block.calls.some(({ status }) => status === 'call')) this.#blocks.push(block);
    for (const call of block.calls)
      if (call.status === 'refused') this.note(call.fault, block.format, block.span);
  }

  note(fault: CallFault, format: ToolCallFormat, span: Span): void {
    if (this.#faults.length < maxFaults) this.#faults.push({ ...fault, format, span });
  }

  /** Takes the last block back. */
  withdrawLast(fault: CallFault): void {
    const block = this.#blocks.pop();
    if (block !== undefined) this.note(fault, block.format, block.span);
  }

  /** Takes every block back. */
  withdrawAll(fault: CallFault): void {
    while (this.#blocks.length > 0) this.withdrawLast(fault);
  }

  calls(): readonly ParsedCall[] {
    return this.#blocks.flatMap(({ calls, format, span }) =>
      calls.flatMap((call): ParsedCall[] => {
        if (call.status !== 'call') return [];
        const { name, arguments: values, repairs } = call;
        const rawArguments = JSON.stringify(values);
        return [{ name, arguments: values, rawArguments, format, span, repairs }];
      }),
    );
  }

  diagnostics(): readonly ToolCallDiagnostic[] {
    return this.#faults.toSorted((a, b) => a.span.start - b.span.start);
  }
}

// A text full of broken calls says nothing more with each further one.
const maxFaults = 32;
