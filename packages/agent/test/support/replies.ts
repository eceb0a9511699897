import type { MockReply, MockToolCall } from '@selfware/llm-client/testing';
import { text } from '@selfware/test-kit';
import fc from 'fast-check';

const path = fc.constantFrom('a.txt', 'b.txt', './a.txt', 'no/such.txt', '../outside.txt', '.');

/** Calls as good and bad models make them: sensible, malformed, of tools that do not exist, with ids that are missing or repeated. */
export function toolCalls(): fc.Arbitrary<MockToolCall> {
  const sensible = fc.oneof(
    fc.record({ name: fc.constant('read_file'), arguments: fc.record({ path }) }),
    fc.record({ name: fc.constant('list_directory'), arguments: fc.constant({}) }),
    fc.record({
      name: fc.constant('write_file'),
      arguments: fc.record({ path, content: text(30) }),
    }),
  );
  const senseless = fc.record({
    name: fc.oneof(fc.constantFrom('read_file', 'run_command', 'no_such_tool'), text(10)),
    arguments: fc.oneof(
      fc.constantFrom('', '{', '{"path":', '[]', 'null', '{"path":1}', '{"__proto__":{}}'),
      text(20),
    ),
  });
  const id = fc.option(fc.constantFrom('call_0', 'call_1', ''), { nil: undefined });
  return fc.tuple(fc.oneof(sensible, senseless), id).map(([call, given]) => {
    return given === undefined ? call : { ...call, id: given };
  });
}

/** Replies of any kind; nothing in them is said to make sense. */
export function replies(): fc.Arbitrary<readonly MockReply[]> {
  const reply = fc.record({
    text: fc.oneof(fc.constant(''), text(40)),
    toolCalls: fc.array(toolCalls(), { maxLength: 3 }),
    finishReason: fc.constantFrom('stop', 'length', 'tool_calls', 'surprise'),
  });
  return fc.array(reply, { maxLength: 5 });
}
