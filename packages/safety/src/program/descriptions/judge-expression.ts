import type { Invocation } from '../invocation.ts';
import { judgeTest } from '../languages/test-expression/judge-test.ts';
import type { Scene } from '../scene.ts';

/** Judges the expressions of test and `[`; false for every other program. */
export function judgeExpression(name: string, invocation: Invocation, scene: Scene): boolean {
  if (name !== 'test' && name !== '[') return false;
  judgeTest(invocation, scene);
  return true;
}
