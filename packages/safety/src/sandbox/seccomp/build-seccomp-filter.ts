import {
  lastKnownCall,
  systemCallRules,
  type ArgumentTest,
  type SystemCallRule,
} from './system-call-rules.data.ts';

/** One instruction of classic BPF (`struct sock_filter` of linux/filter.h). */
interface Instruction {
  readonly code: number;
  readonly whenTrue?: number;
  readonly whenFalse?: number;
  readonly value: number;
}

const load = 0x20;
const maskWith = 0x54;
const ifEqual = 0x15;
const ifAtLeast = 0x35;
const giveBack = 0x06;

const x86_64 = 0xc000_003e;
const x32Bit = 0x4000_0000;
const killProcess: Instruction = { code: giveBack, value: 0x8000_0000 };
const allow: Instruction = { code: giveBack, value: 0x7fff_0000 };
const errorNumbers: Readonly<Record<SystemCallRule['answer'], number>> = { EPERM: 1, ENOSYS: 38 };

const maxInstructions = 4_096;

/**
 * The program for `seccomp(2)` on x86-64, in the byte order that `bwrap --seccomp` reads. Another architecture or the x32 ABI
 * kills the process, a call newer than the table does not exist. Throws `RangeError` for rules that no program can hold.
 */
export function buildSeccompFilter(rules: readonly SystemCallRule[] = systemCallRules): Uint8Array {
  const program = [
    { code: load, value: 4 },
    { code: ifEqual, whenTrue: 1, value: x86_64 },
    killProcess,
    { code: load, value: 0 },
    { code: ifAtLeast, whenFalse: 1, value: x32Bit },
    killProcess,
    { code: ifAtLeast, whenFalse: 1, value: lastKnownCall + 1 },
    refusal('ENOSYS'),
    ...rules.flatMap(compileRule),
    allow,
  ];
  if (program.length > maxInstructions)
    throw new RangeError(`expected at most ${maxInstructions} instructions, got ${program.length}`);
  return encode(program);
}

// A block for a call ends in an answer, so that no block has to load the number again.
function compileRule({ number, answer, when }: SystemCallRule): readonly Instruction[] {
  const body =
    when === undefined
      ? [refusal(answer)]
      : [...when.flatMap((tests) => compileLine(tests, answer)), allow];
  return [{ code: ifEqual, whenFalse: distance(body.length), value: number }, ...body];
}

function compileLine(
  tests: readonly ArgumentTest[],
  answer: SystemCallRule['answer'],
): readonly Instruction[] {
  let line: readonly Instruction[] = [refusal(answer)];
  for (const test of tests.toReversed()) line = [...compileTest(test, line.length), ...line];
  return line;
}

/** Goes on behind itself when the test holds, else skips `rest` instructions more. */
function compileTest(
  { argument, mask, is, values }: ArgumentTest,
  rest: number,
): readonly Instruction[] {
  const last = values.length - 1;
  const compares = values.map((value, index) => {
    const remaining = last - index;
    if (is === 'none-of') return { code: ifEqual, whenTrue: distance(remaining + rest), value };
    const otherwise = remaining === 0 ? distance(rest) : 0;
    return { code: ifEqual, whenTrue: distance(remaining), whenFalse: otherwise, value };
  });
  return [
    { code: load, value: 16 + 8 * argument },
    ...(mask === undefined ? [] : [{ code: maskWith, value: mask }]),
    ...compares,
  ];
}

function refusal(answer: SystemCallRule['answer']): Instruction {
  return { code: giveBack, value: 0x0005_0000 | errorNumbers[answer] };
}

function distance(instructions: number): number {
  if (instructions > 255)
    throw new RangeError(`expected a jump over at most 255 instructions, got ${instructions}`);
  return instructions;
}

function encode(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(8 * program.length);
  const view = new DataView(bytes.buffer);
  for (const [index, { code, whenTrue = 0, whenFalse = 0, value }] of program.entries()) {
    view.setUint16(8 * index, code, true);
    view.setUint8(8 * index + 2, whenTrue);
    view.setUint8(8 * index + 3, whenFalse);
    view.setUint32(8 * index + 4, value, true);
  }
  return bytes;
}
