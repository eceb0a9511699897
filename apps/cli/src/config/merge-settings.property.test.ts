import fc from 'fast-check';
import { configureProperties } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../errors.ts';
import { mergeSettings, type MergedSettings } from './merge-settings.ts';
import { settingTable } from './setting-table.data.ts';
import type { PartialSettings } from './settings.ts';

configureProperties();

const mode = fc.constantFrom('plan', 'default', 'accept-edits', 'auto', 'yolo', 'dont-ask');
const limit = fc.integer({ min: 1, max: 1_000 });
const words = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 4 });

const layer: fc.Arbitrary<PartialSettings> = fc.record(
  {
    endpoint: fc.webUrl(),
    model: fc.string({ minLength: 1 }),
    apiKey: fc.string({ minLength: 1 }),
    mode,
    instructions: fc.string({ minLength: 1 }),
    verify: fc.string({ minLength: 1 }),
    maxTurns: limit,
    maxTotalTokens: limit,
    timeoutSeconds: limit,
    protectedPaths: words,
    passEnvironment: words,
  },
  { requiredKeys: [] },
);

const project: fc.Arbitrary<PartialSettings> = fc.oneof(
  layer,
  fc.record(
    {
      mode,
      instructions: fc.string({ minLength: 1 }),
      maxTurns: limit,
      timeoutSeconds: limit,
      protectedPaths: words,
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<PartialSettings>,
);

const asLayer = (settings: PartialSettings, origin: string) => ({
  settings,
  originOf: () => origin,
});

describe('mergeSettings', () => {
  it('takes each value from the highest layer that has one', () => {
    fc.assert(
      fc.property(layer, layer, layer, (user, environment, flags) => {
        const { settings, origins } = mergeSettings({
          user: asLayer(user, 'user'),
          environment: asLayer(environment, 'environment'),
          flags: asLayer(flags, 'flags'),
        });
        for (const { name } of settingTable) {
          const highest = [flags, environment, user].find((below) => below[name] !== undefined);
          if (highest !== undefined) expect(settings[name]).toEqual(highest[name]);
          if (highest === flags && flags[name] !== undefined) expect(origins[name]).toBe('flags');
        }
      }),
    );
  });

  it('never becomes looser by a project file, whatever it holds', () => {
    let merged = 0;
    fc.assert(
      fc.property(layer, project, (user, theirs) => {
        const without = mergeSettings({ user: asLayer(user, 'user') });
        const tightened = tryMerge(user, theirs);
        if (tightened === undefined) return;
        merged += 1;
        expectNotLooser(tightened, without);
      }),
      { numRuns: 300 },
    );
    // Else the property would hold because everything is refused.
    expect(merged).toBeGreaterThan(20);
  });
});

function tryMerge(user: PartialSettings, theirs: PartialSettings): MergedSettings | undefined {
  try {
    const source = 'project';
    return mergeSettings({
      user: asLayer(user, 'user'),
      project: { ...asLayer(theirs, source), source },
    });
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

const looseness = ['yolo', 'auto', 'accept-edits', 'default'];

function expectNotLooser(
  { settings: now }: MergedSettings,
  { settings: before }: MergedSettings,
): void {
  for (const name of [
    'endpoint',
    'model',
    'apiKey',
    'verify',
    'passEnvironment',
    'memory',
  ] as const)
    expect(now[name]).toEqual(before[name]);
  for (const name of ['maxTurns', 'maxTotalTokens', 'timeoutSeconds'] as const)
    expect(now[name] ?? Infinity).toBeLessThanOrEqual(before[name] ?? Infinity);
  for (const path of before.protectedPaths) expect(now.protectedPaths).toContain(path);
  if (now.mode === before.mode) return;
  // The two strictest are not comparable with each other, and stricter than all the rest.
  const rank = (name: string): number =>
    looseness.includes(name) ? looseness.indexOf(name) : looseness.length;
  expect(rank(now.mode)).toBeGreaterThan(rank(before.mode));
}
