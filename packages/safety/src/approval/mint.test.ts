import { approvedMark, type Approved, type WriteFileIntent } from '@selfware/contracts';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/fixtures/code-of.ts';
import { isMinted, mint } from './mint.ts';
import { requireApproval } from './require-approval.ts';

const intent: WriteFileIntent = Object.freeze({ kind: 'write-file', path: 'a', content: 'b' });
const genuine = mint(intent, 'hash');
const mintedBy = Symbol.for('selfware.safety.minted-by');

/** What a plug-in might try: every value looks the same to the type checker or to `toEqual`. */
const forgeries: readonly (readonly [string, unknown])[] = [
  ['a literal of the same fields', { intent, hash: 'hash', [approvedMark]: 'write-file' }],
  ['a spread copy', { ...genuine }],
  ['a structured clone', structuredClone(genuine)],
  ['a JSON copy', JSON.parse(JSON.stringify(genuine))],
  ['an object with a genuine prototype', Object.create(genuine)],
  ['an assignment onto a fresh object', Object.assign({}, genuine)],
  [
    'every own property, invisible ones too',
    Object.create({}, Object.getOwnPropertyDescriptors(genuine)),
  ],
  ['a proxy of a genuine one', new Proxy(genuine, {})],
  ['a claim of a version', { intent, hash: 'hash', [mintedBy]: '9.9.9' }],
  ['the intent itself', intent],
];

describe('mint', () => {
  it.each(forgeries)('is not stood in for by %s', async (_, forged) => {
    expect(isMinted(forged)).toBe(false);
    const attempt = async (): Promise<WriteFileIntent> =>
      requireApproval(forged as Approved<WriteFileIntent>, 'write-file');
    expect(await codeOf(attempt())).toMatch(/^safety\/(forged|foreign)-approval$/u);
  });

  it('names the claimed version of a foreign copy', () => {
    const foreign = {
      intent,
      hash: 'h',
      [approvedMark]: 'write-file',
      [mintedBy]: '9.9.9',
    } as const;
    expect(() => requireApproval(foreign, 'write-file')).toThrow(/one of another copy, 9\.9\.9/u);
  });

  it('freezes what it makes, so that neither intent nor hash can be exchanged', () => {
    expect(Reflect.set(genuine, 'intent', { ...intent, path: '/etc/passwd' })).toBe(false);
    expect(Reflect.set(genuine, 'hash', 'other')).toBe(false);
    expect(Reflect.defineProperty(genuine, 'intent', { value: 1 })).toBe(false);
    expect(requireApproval(genuine, 'write-file')).toBe(intent);
  });
});
