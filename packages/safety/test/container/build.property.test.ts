import { configureProperties } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildContainerRun,
  judgeContainerCommand,
  parseContainerCommand,
  type ResolvedContainerRun,
} from '../../src/container.ts';
import { permissionModes } from '../../src/command.ts';
import { closedRun, relaxations } from './arbitrary-run.ts';

configureProperties();

function build(run: ResolvedContainerRun): readonly string[] {
  const built = buildContainerRun(run);
  if (!built.ok) throw new Error(JSON.stringify(built.failure));
  return built.value;
}

const decide = (argv: readonly string[]): string =>
  judgeContainerCommand(argv, { workspace: '/project', home: '/home/u' }).decision;

// Its inner command may be one that is asked for or denied by itself.
const harmless = closedRun.map((run) => ({ ...run, command: ['true'] }));

describe('buildContainerRun', () => {
  it('makes what the parser reads back to the same run', () => {
    fc.assert(
      fc.property(closedRun, (run) => {
        const read = parseContainerCommand(build(run));
        expect(read).toMatchObject({ command: 'run', subject: run.image, inner: run.command });
        expect(read?.unknown).toEqual([]);
        const valuesOf = (option: string): readonly (string | undefined)[] =>
          (read?.options ?? []).filter(({ name }) => name === option).map(({ value }) => value);
        const variables = Object.entries(run.environment ?? {}).map((pair) => pair.join('='));
        expect(valuesOf('--env')).toEqual(variables);
        expect(valuesOf('--user')).toEqual([run.user]);
        expect(valuesOf('--mount')).toHaveLength(run.resolvedMounts.length);
        expect(valuesOf('--network')).toEqual(['none']);
      }),
    );
  });

  it('makes what is allowed as long as nothing is opened', () => {
    fc.assert(
      fc.property(harmless, (run) => {
        expect(decide(build(run))).toBe('allow');
      }),
    );
  });

  it('makes what is asked for as soon as anything is opened, and never denied', () => {
    fc.assert(
      fc.property(harmless, relaxations, (run, allow) => {
        expect(decide(build({ ...run, allow }))).toBe('ask');
      }),
    );
    fc.assert(
      fc.property(
        harmless.filter(({ mounts = [] }) => mounts.length > 0),
        (run) => {
          const writableMounts = run.resolvedMounts.map(({ target }) => target);
          expect(decide(build({ ...run, allow: { writableMounts } }))).toBe('ask');
        },
      ),
    );
  });

  it('is denied in every mode once what nobody may have is put into it', () => {
    const dangerous = fc.constantFrom(
      '--privileged',
      '--pid=host',
      '--network=host',
      '--cap-add=SYS_ADMIN',
      '--security-opt=seccomp=unconfined',
      '--device=/dev/sda',
      '--volume=/:/host',
      '--mount=type=bind,source=/var/run/docker.sock,target=/s',
    );
    fc.assert(
      fc.property(harmless, dangerous, fc.constantFrom(...permissionModes), (run, word, mode) => {
        const [engine = '', command = '', ...rest] = build(run);
        const options = { workspace: '/project', home: '/home/u', mode };
        const verdict = judgeContainerCommand([engine, command, word, ...rest], options);
        expect(verdict).toMatchObject({ decision: 'deny' });
      }),
    );
  });

  it('keeps every text one word, or refuses it', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '--privileged',
        '-v/:/x',
        'a,readonly=false',
        'a"b',
        'x\ny',
        'x\0y',
        '$(id)',
        '',
      ),
    );
    const field = fc.constantFrom(
      'image',
      'name',
      'user',
      'workdir',
      'source',
      'target',
      'label',
      'key',
      'value',
      'word',
    );
    fc.assert(
      fc.property(closedRun, field, hostile, (run, at, text) => {
        const built = buildContainerRun(spoil(run, at, text));
        if (!built.ok) {
          expect(built.failure.code).toBe('safety/container-refused');
          return;
        }
        const read = parseContainerCommand(built.value);
        expect(read?.unknown).toEqual([]);
        expect(read?.options.some(({ name }) => ['--privileged', '-v'].includes(name))).toBe(false);
        expect(built.value.some((word) => word.includes('\0'))).toBe(false);
      }),
    );
  });
});

function spoil(run: ResolvedContainerRun, at: string, text: string): ResolvedContainerRun {
  switch (at) {
    case 'source':
      return {
        ...run,
        mounts: [{ source: text, target: '/t' }],
        resolvedMounts: [{ source: text, target: '/t' }],
      };
    case 'target':
      return {
        ...run,
        mounts: [{ source: 'a', target: text }],
        resolvedMounts: [{ source: '/project/a', target: text }],
      };
    case 'label':
      return { ...run, labels: [text] };
    case 'key':
      return { ...run, environment: { [text]: 'x' } };
    case 'value':
      return { ...run, environment: { A: text } };
    case 'word':
      return { ...run, command: [text] };
    default:
      return { ...run, [at]: text };
  }
}
