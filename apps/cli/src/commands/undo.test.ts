import { describe, expect, it } from 'vitest';
import { plainLook } from '../../test/support/plain-look.ts';
import { exitCodeOfUndo, renderUndo } from './undo.ts';

const nothing = { restored: [], removed: [], refused: [], already: [] };

describe('renderUndo', () => {
  it('tells what became of each file', () => {
    const report = {
      sessionId: 's',
      restored: ['a'],
      removed: ['b'],
      already: ['c'],
      refused: [{ path: 'd', reason: 'changed since' }],
    };
    expect(renderUndo(report, plainLook)).toBe(
      '✓ restored a\n✓ removed b\n· unchanged c\n✗ left d: changed since\n',
    );
    expect(exitCodeOfUndo(report)).toBe(1);
  });

  it('says when there is nothing to undo', () => {
    expect(renderUndo(nothing, plainLook)).toBe('nothing to undo\n');
    expect(exitCodeOfUndo(nothing)).toBe(0);
  });
});
