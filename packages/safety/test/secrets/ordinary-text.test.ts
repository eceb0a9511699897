import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/secrets/rules/all-rules.ts';
import { findNaively } from './find-naively.ts';
import { ordinaryText } from './ordinary-text.ts';

const secretRules = allRules.filter(({ category }) => category === 'secret');
const found = (text: string): readonly string[] =>
  findNaively(text, secretRules).map(
    ({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`,
  );

describe('the rules of secrets', () => {
  it('find nothing in ordinary text', () => {
    expect(ordinaryText.length).toBeGreaterThanOrEqual(200);
    expect(ordinaryText.flatMap(found)).toEqual([]);
  });

  it('find nothing in all of it at once', () => {
    expect(found(ordinaryText.join('\n\n'))).toEqual([]);
  });
});
