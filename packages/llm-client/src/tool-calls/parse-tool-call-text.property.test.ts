import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { nastyText, scanPieces, textCalls, textCuts, textTools } from '../../test/text-calls.ts';
import { writeToolCallText } from '../testing/write-tool-call-text.ts';
import { parseToolCallText } from './parse-tool-call-text.ts';
import { toolCallFormats, type ToolCallFormat } from './tool-call-format.ts';

configureProperties();

const inTags: readonly ToolCallFormat[] = ['qwen-xml', 'glm', 'invoke', 'gemma'];
const inJson = toolCallFormats.filter((format) => !inTags.includes(format));
// The end of a parameter with the next tag behind it is what a real end looks like.
const forged = /<\/(?:parameter|arg_value)>(?:\s|\\[nrt]|\\u....)*</u;
const tag = /<\/?[a-z]|<\||<｜/u;

const called = ({ calls }: { readonly calls: readonly unknown[] }): readonly unknown[] =>
  calls.map((call) => expectCall(call));

function expectCall(call: unknown): unknown {
  return typeof call === 'object' && call !== null && 'name' in call && 'arguments' in call
    ? { name: call.name, arguments: call.arguments }
    : undefined;
}

/** A text in pieces, with the text itself. */
function inPieces(text: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, readonly string[]]> {
  return text.chain((whole) => textCuts(whole).map((pieces) => [whole, pieces] as const));
}

describe('parseToolCallText', () => {
  it.each(inJson)(
    'decodes what was written as %s, whatever the values, in any pieces',
    (format) => {
      fc.assert(
        fc.property(
          textCalls(nastyText()).chain((calls) =>
            textCuts(writeToolCallText(format, calls)).map((pieces) => [calls, pieces] as const),
          ),
          ([calls, pieces]) => {
            const found = scanPieces(pieces);
            expect(called(found)).toEqual(calls);
            expect(found).toMatchObject({ content: '', reasoning: '', diagnostics: [] });
          },
        ),
      );
    },
  );

  it.each(inTags)(
    'decodes what was written as %s, or refuses it where a value holds tags',
    (format) => {
      fc.assert(
        fc.property(
          textCalls(nastyText()).chain((calls) =>
            textCuts(writeToolCallText(format, calls)).map((pieces) => [calls, pieces] as const),
          ),
          ([calls, pieces]) => {
            fc.pre(!forged.test(JSON.stringify(calls)));
            const found = scanPieces(pieces);
            const plain = !tag.test(JSON.stringify(calls));
            if (plain || found.diagnostics.length === 0) {
              expect(called(found)).toEqual(calls);
              expect(found.content).toBe('');
            }
          },
        ),
      );
    },
  );

  it('passes a text without calls and reasoning on, unit by unit', () => {
    const harmless = nastyText().filter((text) => !/[<[{]/u.test(text));
    fc.assert(
      fc.property(inPieces(harmless), ([text, pieces]) => {
        expect(parseToolCallText(text, { tools: textTools })).toEqual({
          content: text,
          reasoning: '',
          calls: [],
          diagnostics: [],
        });
        expect(scanPieces(pieces).content).toBe(text);
      }),
    );
  });

  it('finds the same for any pieces of any text', () => {
    fc.assert(
      fc.property(
        inPieces(nastyText(40)),
        fc.constantFrom(undefined, toolCallFormats, []),
        fc.boolean(),
        ([text, pieces], formats, cut) => {
          expect(scanPieces(pieces, formats, cut)).toEqual(scanPieces([text], formats, cut));
        },
      ),
    );
  });

  it('calls nothing that stands in a fence, a quotation, code in a line or reasoning', () => {
    const frames: readonly ((call: string) => string)[] = [
      (call) => `Like this:\n\`\`\`text\n${call}\n\`\`\`\n`,
      (call) => `~~~text\n${call}\n~~~`,
      (call) => `> ${call.replaceAll('\n', '\n> ')}`,
      (call) => `so \`${call.replaceAll('\n', ' ')}\` is`,
      (call) => `<think>${call}</think>Done.`,
      (call) => `[THINK]${call}[/THINK]Done.`,
      (call) => `<think>\n${call}`,
      (call) => `I would write ${call}\n</think>\nDone.`,
      (call) => `<|channel|>analysis<|message|>${call}`,
    ];
    const plain = textCalls(fc.constantFrom('a', '1', ''));
    const unmistakable = toolCallFormats.filter((format) => format !== 'harmony');
    fc.assert(
      fc.property(
        plain,
        fc.constantFrom(...frames),
        fc.constantFrom(...unmistakable),
        (calls, frame, format) => {
          const text = frame(writeToolCallText(format, calls));
          expect(parseToolCallText(text, { tools: textTools }).calls).toEqual([]);
        },
      ),
    );
  });

  it('calls nothing that was cut off', () => {
    fc.assert(
      fc.property(
        textCalls(fc.constantFrom('a', 'b\n')),
        fc.constantFrom(...toolCallFormats),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (calls, format, share) => {
          const text = writeToolCallText(format, calls);
          const part = text.slice(0, Math.floor(text.length * share));
          const found = called(scanPieces([part], undefined, true));
          expect(found).toEqual(calls.slice(0, found.length));
        },
      ),
    );
  });
});
