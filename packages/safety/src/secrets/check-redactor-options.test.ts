import { Buffer } from 'node:buffer';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './create-redactor.ts';

const create = (options: unknown): unknown => Reflect.apply(createRedactor, undefined, [options]);
const refused = (field: string) =>
  expect.objectContaining({
    code: 'safety/redactor-options',
    details: expect.objectContaining({ field }) as object,
  }) as object;

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('createRedactor', () => {
  it.each([
    ['options', 'text'],
    ['options', []],
    ['knwon', { knwon: ['correct-horse'] }],
    ['categories', { categories: ['secrets'] }],
    ['categories', { categories: 'secret' }],
    ['rules', { rules: {} }],
    ['rules', { rules: ['email'] }],
    ['known', { known: 'correct-horse' }],
    ['known[1]', { known: ['correct-horse', undefined] }],
    ['pseudonymKey', { pseudonymKey: 'abc' }],
    ['pseudonymKey', { pseudonymKey: createSecretKey(Buffer.alloc(1)) }],
    ['pseudonymKey', { pseudonymKey: generateKeyPairSync('ed25519').privateKey }],
  ])('refuses %s before anything is hidden: %j', (field, options) => {
    expect(errorOf(() => create(options))).toEqual(refused(field));
  });

  it('refuses what is no text, and no bytes in a stream, with an error of its own', () => {
    const redactor = createRedactor();
    const call = (name: 'redact' | 'find' | 'redactJson', given: unknown): unknown =>
      Reflect.apply(redactor[name], undefined, [given]);
    for (const name of ['redact', 'find', 'redactJson'] as const)
      for (const given of [Buffer.from('x'), undefined, 5])
        expect(errorOf(() => call(name, given))).toEqual(refused('text'));
    const stream = redactor.openStream();
    const push = (given: unknown): unknown => Reflect.apply(stream.push, stream, [given]);
    expect(errorOf(() => push('text'))).toEqual(refused('chunk'));
  });

  it('never repeats what it was given', () => {
    const error = errorOf(() => create({ known: 'correct-horse-battery' }));
    expect(JSON.stringify(error)).not.toContain('battery');
  });

  it('takes what it knows', () => {
    const key = createSecretKey(Buffer.alloc(16));
    const { redact } = createRedactor({
      known: ['correct-horse'],
      categories: [],
      pseudonymKey: key,
    });
    expect(redact('correct-horse')).toBe('[REDACTED:known-value]');
  });
});
