import { describe, expect, it } from 'vitest';
import { assembleToolCalls, type ToolCallDelta } from './assemble-tool-calls.ts';

function assemble(...deltas: readonly ToolCallDelta[]): readonly unknown[] {
  const assembly = assembleToolCalls('made');
  for (const delta of deltas) assembly.accept(delta);
  return assembly.calls();
}

describe('assembleToolCalls', () => {
  it('puts pieces of one index together', () => {
    expect(
      assemble(
        { index: 0, id: 'a', name: 'x' },
        { index: 0, arguments: '{"k"' },
        { index: 0, arguments: ':1}' },
      ),
    ).toEqual([{ id: 'a', name: 'x', rawArguments: '{"k":1}' }]);
  });

  it('goes by the id where the index is missing', () => {
    expect(
      assemble(
        { id: 'a', name: 'x', arguments: '1' },
        { id: 'b', name: 'y' },
        { id: 'a', arguments: '2' },
      ),
    ).toEqual([
      { id: 'a', name: 'x', rawArguments: '12' },
      { id: 'b', name: 'y', rawArguments: '' },
    ]);
  });

  it('goes on with the last call where index and id are missing, and begins another at the next name', () => {
    expect(
      assemble(
        { name: 'x' },
        { arguments: '1' },
        { arguments: '2' },
        { name: 'y', arguments: '3' },
      ),
    ).toEqual([
      { id: 'made-1', name: 'x', rawArguments: '12' },
      { id: 'made-2', name: 'y', rawArguments: '3' },
    ]);
  });

  it('keeps calls apart that a server all counts as 0', () => {
    expect(
      assemble(
        { index: 0, id: 'a', name: 'x', arguments: '1' },
        { index: 0, id: 'b', name: 'y', arguments: '2' },
        { index: 0, arguments: '3' },
      ),
    ).toEqual([
      { id: 'a', name: 'x', rawArguments: '1' },
      { id: 'b', name: 'y', rawArguments: '23' },
    ]);
  });

  it('takes a repeated name once', () => {
    const named = { index: 0, id: 'a', name: 'x' };
    expect(assemble(named, { ...named, arguments: '1' })).toEqual([
      { id: 'a', name: 'x', rawArguments: '1' },
    ]);
  });

  it('gives calls with the same id different ids', () => {
    expect(assemble({ index: 0, id: 'a', name: 'x' }, { index: 1, id: 'a', name: 'y' })).toEqual([
      { id: 'a', name: 'x', rawArguments: '' },
      { id: 'made-2', name: 'y', rawArguments: '' },
    ]);
  });

  it('tells a call once, when its name is known, and keeps one without a name', () => {
    const assembly = assembleToolCalls('made');
    expect(assembly.accept({ index: 0, id: 'a' })).toBeUndefined();
    expect(assembly.accept({ index: 0, name: 'x' })).toEqual({ id: 'a', name: 'x' });
    expect(assembly.accept({ index: 0, name: 'x' })).toBeUndefined();
    assembly.accept({ index: 1, arguments: '{}' });
    expect(assembly.calls()[1]).toEqual({ id: 'made-2', name: '', rawArguments: '{}' });
  });
});
