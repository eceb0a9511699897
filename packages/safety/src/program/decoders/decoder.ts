/** What a program prints for literal arguments and a known input (absent: nobody knows what it reads). Absent: nobody knows what it prints. */
export type Decoder = (args: readonly string[], input: string | undefined) => string | undefined;

/** True where every operand stands for standard input. */
export function readsOnlyInput(operands: readonly string[]): boolean {
  return operands.every((operand) => operand === '-' || operand === '/dev/stdin');
}
