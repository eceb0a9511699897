/** What a filter sees of a system call (`struct seccomp_data`). */
export interface SystemCall {
  readonly architecture: number;
  readonly number: number;
  readonly arguments: readonly bigint[];
}

/** One instruction, read back from its bytes. */
export interface ReadInstruction {
  readonly code: number;
  readonly whenTrue: number;
  readonly whenFalse: number;
  readonly value: number;
}

/** Reads a program back; throws when its length is none of a program. */
export function readFilter(bytes: Uint8Array): readonly ReadInstruction[] {
  if (bytes.length === 0 || bytes.length % 8 !== 0 || bytes.length > 8 * 4096)
    throw new Error(
      `expected 1 to 4096 instructions of 8 bytes, got ${String(bytes.length)} bytes`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 8 }, (_, index) => ({
    code: view.getUint16(8 * index, true),
    whenTrue: view.getUint8(8 * index + 2),
    whenFalse: view.getUint8(8 * index + 3),
    value: view.getUint32(8 * index + 4, true),
  }));
}

/** What the kernel's checker demands of a program: known codes, jumps that land inside, loads inside, an answer at the end. */
export function findFault(program: readonly ReadInstruction[]): string | undefined {
  for (const [index, { code, whenTrue, whenFalse, value }] of program.entries()) {
    const jumps = code === 0x15 || code === 0x35;
    if (![0x20, 0x54, 0x15, 0x35, 0x06].includes(code)) return `unknown code ${String(code)}`;
    if (!jumps && (whenTrue !== 0 || whenFalse !== 0)) return `jump of ${String(code)}`;
    if (index + 1 + Math.max(whenTrue, whenFalse) >= program.length && code !== 0x06)
      return `leads out at ${String(index)}`;
    if (code === 0x20 && (value % 4 !== 0 || value >= 64)) return `load of ${String(value)}`;
  }
  return program.at(-1)?.code === 0x06 ? undefined : 'no answer at the end';
}

/** Runs a program as the kernel does and gives its answer as text. */
export function runFilter(program: readonly ReadInstruction[], call: SystemCall): string {
  const memory = new DataView(new ArrayBuffer(64));
  memory.setUint32(0, call.number, true);
  memory.setUint32(4, call.architecture, true);
  for (const [index, value] of call.arguments.entries())
    memory.setBigUint64(16 + 8 * index, value, true);
  let accumulator = 0;
  for (let at = 0; at < program.length; at += 1) {
    const { code, whenTrue, whenFalse, value } = program[at]!;
    if (code === 0x20) accumulator = memory.getUint32(value, true);
    else if (code === 0x54) accumulator = (accumulator & value) >>> 0;
    else if (code === 0x15) at += accumulator === value ? whenTrue : whenFalse;
    else if (code === 0x35) at += accumulator >= value ? whenTrue : whenFalse;
    else return nameAnswer(value);
  }
  throw new Error('expected an answer, got the end of the program');
}

function nameAnswer(value: number): string {
  const names: Readonly<Record<number, string>> = {
    [0x8000_0000]: 'kill',
    [0x7fff_0000]: 'allow',
    [0x0005_0001]: 'EPERM',
    [0x0005_0026]: 'ENOSYS',
  };
  return names[value] ?? value.toString(16);
}
