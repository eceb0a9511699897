import type { JsonObject } from '@selfware/contracts';
import { judgeContainerCommand, parseContainerCommand } from '@selfware/safety/container';
import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunContainer } from './run-container.ts';

configureProperties();

const workspace = '/project';
const tool = createRunContainer({ engine: 'podman', workspace });

/** The command line of a call; absent where its arguments are refused. */
function argvOf(input: JsonObject): readonly string[] | undefined {
  const prepared = tool.prepare(input);
  if (!prepared.ok) {
    expect(prepared.failure).toContain('Expected arguments: {');
    return undefined;
  }
  const [intent] = prepared.value.intents;
  if (intent?.kind !== 'run-program') throw new Error('expected a program to be run');
  return intent.argv;
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '--privileged',
    '-v/:/x',
    'host',
    'a,readonly=false',
    'x\ny',
    'x\0y',
    '../..',
    '',
  ),
);
const closed = fc.record({
  image: fc.constantFrom('alpine', 'alpine:3.20', 'ghcr.io/o/img:1'),
  command: fc.constant(['true']),
  mounts: fc.array(
    fc.record({
      path: fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8})?$/u),
      at: fc.stringMatching(/^\/[a-z]{1,8}$/u),
    }),
    { maxLength: 3 },
  ),
  environment: fc.dictionary(fc.stringMatching(/^A[A-Z0-9_]{0,8}$/u), fc.string(), { maxKeys: 3 }),
});
const opening = fc.oneof<fc.Arbitrary<JsonObject>[]>(
  fc.constantFrom({ network: 'bridge' }, { network: 'own' }, { capabilities: ['CHOWN'] }),
  fc
    .constantFrom('root', 'pull', 'writable_root', 'executable_tmp', 'no_init')
    .map((one) => ({ allow: [one] })),
  fc.constant({ mounts: [{ path: 'out', at: '/out', writable: true }] }),
);
const options = { workspace, home: '/home/u' };

describe('run_container', () => {
  it('makes a command line that asks nobody as long as nothing is opened', () => {
    fc.assert(
      fc.property(closed, (input) => {
        const argv = argvOf(input);
        if (argv === undefined) return;
        expect(judgeContainerCommand(argv, options).decision).toBe('allow');
        expect(argv).toContain('--label=selfware.managed=1');
        expect(argv).toContain('--network=none');
      }),
    );
  });

  it('makes one that asks as soon as anything is', () => {
    fc.assert(
      fc.property(closed, opening, (input, more) => {
        const argv = argvOf({ ...input, ...more });
        if (argv !== undefined) expect(judgeContainerCommand(argv, options).decision).toBe('ask');
      }),
    );
  });

  it('keeps every text one word, or refuses it with a sentence', () => {
    const field = fc.constantFrom(
      'image',
      'workdir',
      'network',
      'memory',
      'word',
      'key',
      'value',
      'path',
      'at',
      'other',
    );
    fc.assert(
      fc.property(closed, field, hostile, (input, name, text) => {
        const argv = argvOf({ ...input, ...spoilt(name, text) });
        if (argv === undefined) return;
        const read = parseContainerCommand(argv);
        expect(read?.unknown).toEqual([]);
        expect(read?.options.some((one) => ['--privileged', '-v'].includes(one.name))).toBe(false);
        expect(argv.some((word) => word.includes('\0'))).toBe(false);
      }),
    );
  });
});

function spoilt(field: string, text: string): JsonObject {
  switch (field) {
    case 'word':
      return { command: [text] };
    case 'key':
      return { environment: { [text]: 'x' } };
    case 'value':
      return { environment: { A: text } };
    case 'path':
      return { mounts: [{ path: text, at: '/m' }] };
    case 'at':
      return { mounts: [{ path: 'src', at: text }] };
    case 'other':
      return { [text]: true };
    default:
      return { [field]: text };
  }
}
