import { describe, expect, it } from 'vitest';
import { createFakeHost } from '../../test/support/fake-host.ts';
import { createJsonLinesRenderer, jsonLine } from './json-lines.ts';

describe('jsonLine', () => {
  it('writes nothing at all as null', () => {
    expect(jsonLine(undefined)).toBe('null\n');
  });
});

describe('createJsonLinesRenderer', () => {
  it('writes each event as one line', () => {
    const host = createFakeHost();
    const renderer = createJsonLinesRenderer(host.stdout);
    void renderer.show({ type: 'turn-start', at: 1, turn: 1 });
    void renderer.show({ type: 'text-delta', at: 2, text: 'a\nb' });
    expect(host.out()).toBe(
      '{"type":"turn-start","at":1,"turn":1}\n{"type":"text-delta","at":2,"text":"a\\nb"}\n',
    );
  });
});
