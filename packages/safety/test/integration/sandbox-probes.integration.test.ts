import { open } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { ProgramSpecification } from '@selfware/contracts';
import { createTemporaryWorkspace } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../src/sandbox.ts';
import { bubblewrapWords, wrapInBubblewrap } from '../../src/sandbox/levels/wrap-in-bubblewrap.ts';
import { gatherPlaces } from '../../src/sandbox/places/gather-places.ts';
import { perlProbes } from '../../src/sandbox/probes/call-probes.data.ts';
import { nodeProbes } from '../../src/sandbox/probes/file-probes.data.ts';
import { runProbes } from '../../src/sandbox/probes/run-probes.ts';
import { quoteWord } from '../../src/sandbox/scripts/quote-word.ts';
import { runProgram } from '../fixtures/run-program.ts';
import { openTestGround } from '../fixtures/sandbox-ground.ts';
import { findSandboxCases } from '../fixtures/sandbox-levels.ts';

type Wrap = (specification: ProgramSpecification) => ProgramSpecification;

const names = [...nodeProbes, ...perlProbes].map(({ name }) => name);
// One instruction: the answer SECCOMP_RET_ALLOW.
const allowingAll = Uint8Array.of(6, 0, 0, 0, 0, 0, 0xff, 0x7f);
const isRoot = process.getuid?.() === 0;
const isConfining = isRoot && (await findSandboxCases(['bubblewrap'])).length > 0;

/** Beneath an own mount namespace, so that no attempt changes the machine. */
function around(...words: readonly string[]): Wrap {
  const outer = ['--mount', '--propagation', 'private', ...words];
  return ({ argv, ...others }) => ({ ...others, argv: ['unshare', ...outer, ...argv] });
}

async function attempt(
  makeWrap: (workspace: string) => Promise<Wrap> | Wrap,
): Promise<ReadonlyMap<string, ProbeResult>> {
  await using workspace = await createTemporaryWorkspace({ 'outside/a': '', 'inside/b': '' });
  const [inside, outside] = [workspace.resolve('inside'), workspace.resolve('outside')];
  // What listens is made later than the sandbox.
  const wrap = await makeWrap(inside);
  await using made = await openTestGround(inside, outside);
  const node = process.execPath;
  const { ground } = made;
  const found = await runProbes({ run: runProgram, wrap, node, isFiltered: true, ground });
  return new Map(found.map((one) => [one.name, one]));
}

function escapes(found: ReadonlyMap<string, ProbeResult>): readonly string[] {
  return [...found.values()].filter((one) => one.outcome === 'escaped').map(({ name }) => name);
}

async function weakened(
  workspace: string,
  [without, instead]: readonly [string, string],
  unixSockets: 'pairs' | 'any',
): Promise<Wrap> {
  const places = await gatherPlaces(workspace, {}, '/nonexistent');
  const whole = bubblewrapWords().join(' ');
  const text = whole.replace(without, instead).replaceAll('  ', ' ');
  expect(text).not.toBe(whole);
  const parts = { places, node: process.execPath, environment: {}, unixSockets };
  return wrapInBubblewrap('/usr/bin/bwrap', parts, text.trim().split(' '));
}

// Only root can be shown to reach all of this; as another user most is refused by the machine itself.
describe.runIf(isRoot)('the attempts to escape', () => {
  it('are at least 25, each with a name of its own', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(25);
  });

  it('get out each where nothing confines', async () => {
    await using workspace = await createTemporaryWorkspace({ held: '' });
    await using handle = await open(workspace.resolve('held'), 'r+');
    const descriptors = [{ fd: 5, source: { handle: handle.fd } }];
    const found = await attempt(() => (program) => around()({ ...program, descriptors }));
    // A machine without these has nothing that could be reached.
    const absent = names.filter(
      (name) =>
        [
          'sysrq-trigger',
          'vsock-socket',
          'io-uring',
          'userfaultfd',
          'keyring',
          'bpf-map',
          'perf-event',
        ].includes(name) && found.get(name)?.outcome === 'held',
    );
    if (Object.keys(networkInterfaces()).every((name) => name === 'lo'))
      absent.push('network-interface');
    // Those in the next test need a terminal.
    const expected = names.filter((name) => !absent.includes(name) && name !== 'terminal-input');
    expect([...escapes(found)].sort()).toEqual(expected.sort());
    if (absent.length > 0) console.warn(`NOT SHOWN on this machine: ${absent.join(', ')}`);
  });

  it('read the terminal where they have one', async () => {
    const found = await attempt(() => ({ argv, ...others }) => {
      const command = around()({ ...others, argv })
        .argv.map(quoteWord)
        .join(' ');
      return { ...others, argv: ['script', '-qec', command, '/dev/null'] };
    });
    expect(escapes(found)).toContain('terminal-input');
  });
});

describe.runIf(isConfining)('the attempts to escape from bubblewrap', () => {
  it.each([
    ['--cap-drop ALL', '', ['capabilities']],
    ['--remount-ro /proc', '', ['core-pattern']],
    ['--perms 1777 --size 1073741824 --tmpfs /tmp', '', ['docker-socket', 'ssh-agent', 'd-bus']],
    ['--unshare-all', '--unshare-pid', ['abstract-socket']],
  ] as const)('notice a sandbox without %s', async (without, instead, expected) => {
    const found = await attempt((workspace) => weakened(workspace, [without, instead], 'any'));
    expect(escapes(found)).toEqual(expect.arrayContaining([...expected]));
  });

  it('notice a sandbox without its filter', async () => {
    const found = await attempt(async (workspace) => {
      const wrap = await weakened(workspace, ['--new-session', ''], 'pairs');
      return (program) => {
        const wrapped = wrap(program);
        const descriptors = wrapped.descriptors?.map((one) =>
          one.fd === 4 ? { ...one, source: allowingAll } : one,
        );
        return { ...wrapped, ...(descriptors === undefined ? {} : { descriptors }) };
      };
    });
    expect(escapes(found)).toEqual(
      expect.arrayContaining([
        'late-socket',
        'netlink-socket',
        'runs-as-owner',
        'terminal-injection',
        'x32-call',
      ]),
    );
  });
});

if (!isRoot) console.warn('NOT RUN: the controls of the attempts to escape need root');
