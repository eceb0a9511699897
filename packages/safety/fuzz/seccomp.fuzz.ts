import { findFault, readFilter, runFilter } from '../test/sandbox/run-filter.ts';
import { buildSeccompFilter } from '../src/sandbox/seccomp/build-seccomp-filter.ts';
import type {
  ArgumentTest,
  SystemCallRule,
} from '../src/sandbox/seccomp/system-call-rules.data.ts';

const positions = [0, 1, 2, 3, 4, 5] as const;

/** Any rules give a program that the kernel accepts and that ends for every call, or are refused as too long. */
export function fuzz(data: Buffer): void {
  let bytes: Uint8Array;
  try {
    bytes = buildSeccompFilter(readRules(data));
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
  const program = readFilter(bytes);
  const fault = findFault(program);
  if (fault !== undefined) throw new Error(`expected a program, got ${fault}`);
  const values = positions.map((at) => BigInt(data[at] ?? 0));
  for (let number = 0; number < 480; number += 1) {
    const answer = runFilter(program, { architecture: 0xc000_003e, number, arguments: values });
    if (!['allow', 'EPERM', 'ENOSYS'].includes(answer)) throw new Error(`got ${answer}`);
  }
}

function readRules(data: Buffer): readonly SystemCallRule[] {
  const rules: SystemCallRule[] = [];
  for (let at = 0; at + 4 <= data.length; at += 4) {
    const [number = 0, kind = 0, value = 0, count = 0] = data.subarray(at, at + 4);
    const test: ArgumentTest = {
      argument: positions[kind % 6] ?? 0,
      ...(kind > 127 ? { mask: value } : {}),
      is: kind % 2 === 0 ? 'one-of' : 'none-of',
      values: Array.from({ length: count }, (_, index) => value + index),
    };
    const rule = { name: String(at), number, answer: kind % 3 === 0 ? 'EPERM' : 'ENOSYS' } as const;
    rules.push(kind === 255 ? rule : { ...rule, when: [[test], [test, test]] });
  }
  return rules;
}
