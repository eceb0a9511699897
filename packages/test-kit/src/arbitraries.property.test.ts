import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cuts, fileName, relativePath, text } from './arbitraries.ts';
import { configureProperties } from './property-runs.ts';

configureProperties();

describe('cuts', () => {
  it('gives pieces that are the bytes again when they are put together', () => {
    const bytesAndCuts = fc
      .uint8Array({ maxLength: 200 })
      .chain((bytes) => cuts(bytes).map((pieces) => ({ bytes, pieces })));
    fc.assert(
      fc.property(bytesAndCuts, ({ bytes, pieces }) => {
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('fileName and relativePath', () => {
  it('give plain names that stay below where they begin', () => {
    fc.assert(
      fc.property(fileName(), relativePath(), (name, path) => {
        expect(name).toMatch(/^[^/\\.]{1,12}$/);
        expect(path.split('/').every((part) => /^[^/\\.]{1,12}$/.test(part))).toBe(true);
        expect(path.startsWith('/')).toBe(false);
      }),
    );
  });
});

describe('text', () => {
  it('gives well-formed texts', () => {
    fc.assert(fc.property(text(), (value) => value.isWellFormed()));
  });
});

describe('configureProperties', () => {
  it('takes the number of runs from SELFWARE_RUNS, else 100', () => {
    const before = process.env['SELFWARE_RUNS'];
    process.env['SELFWARE_RUNS'] = '7';
    configureProperties();
    expect(fc.readConfigureGlobal().numRuns).toBe(7);
    delete process.env['SELFWARE_RUNS'];
    configureProperties();
    expect(fc.readConfigureGlobal().numRuns).toBe(100);
    if (before !== undefined) process.env['SELFWARE_RUNS'] = before;
  });
});
