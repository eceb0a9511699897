import { readOptions } from '../options/read-options.ts';
import { isAssignment } from '../words/is-assignment.ts';
import { prefixWrappers } from './prefix-wrappers.data.ts';
import type { Unwrapper } from './unwrapper.ts';

/** Takes off `timeout 5`, `sudo -u x`, `nohup` and their like. */
export const unwrapPrefix: Unwrapper = (name, invocation) => {
  const wrapper = Object.hasOwn(prefixWrappers, name) ? prefixWrappers[name] : undefined;
  if (wrapper === undefined) return undefined;
  const { operands, unknown } = readOptions(invocation.words.slice(1), wrapper.options, {
    stopsAtOperand: true,
  });
  const rest = operands.slice(wrapper.skip);
  const words = rest.slice(rest.findIndex((word) => !isAssignment(word)));
  const asksForItself = !wrapper.isTransparent || unknown.length > 0 || words.length < rest.length;
  return {
    invocations: words.length === 0 ? [] : [{ ...invocation, words, depth: invocation.depth + 1 }],
    ...(asksForItself || words.length === 0 ? { asks: `${name} runs another program.` } : {}),
  };
};
