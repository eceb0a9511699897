import { explainDenial } from './explain-denial.ts';
import { access, constants, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { arch, homedir, platform } from 'node:os';
import type { ProgramSpecification, RunProgram } from '@selfware/contracts';
import { NoSandboxError } from '../errors.ts';
import { withoutNetwork } from './levels/prepare-program.ts';
import { placesNow, type SandboxParts } from './levels/sandbox-parts.ts';
import { bubblewrapLacks, wrapInBubblewrap, type Wrap } from './levels/wrap-in-bubblewrap.ts';
import { namespaceLacks, wrapInNamespaces } from './levels/wrap-in-namespaces.ts';
import { assertSandboxOptions } from './assert-sandbox-options.ts';
import { gatherPlaces, isBeneath, isPrivate } from './places/gather-places.ts';
import type { Places } from './places/places.ts';
import { closeDescriptors, findLeakedDescriptors } from './places/leaked-descriptors.ts';
import { openProbeGround, type ProbeGround } from './probes/probe-ground.ts';
import { runProbes } from './probes/run-probes.ts';
import { openTemporary } from './places/open-temporary.ts';
import { watchNestedGuards, type NestedGuards } from './places/watch-nested-guards.ts';
import type { SandboxLevel, SandboxPolicy } from './sandbox-policy.ts';
import type { ProbeResult, Sandbox } from './sandbox.ts';

/** What a sandbox is made from. */
export interface CreateSandboxOptions {
  /** How programs are run; the supervisor's `run`, for example. */
  readonly run: RunProgram;
  /** The absolute directory that programs may change. */
  readonly workspace: string;
  /** Absent means: no network, bubblewrap or namespaces, the usual protected paths and credentials. */
  readonly policy?: SandboxPolicy;
  /** `skip` trusts an earlier test of the same machine and policy; absent means that the sandbox is tried before it is given. */
  readonly selfTest?: 'skip';
  /** What programs get that name no environment; absent means a usual PATH, LANG and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the credentials lie; absent means the user's home directory. */
  readonly home?: string;
  /** Absent means what this machine is; in the words of `node:os`. */
  readonly machine?: { readonly platform: string; readonly arch: string };
  /** Where bubblewrap may be; absent means the usual directories of the system, never `PATH`. */
  readonly bubblewrap?: readonly string[];
  /** What the attempts to escape aim at, laid over what is found. */
  readonly ground?: Partial<ProbeGround>;
}

interface Chosen {
  readonly level: SandboxLevel;
  readonly wrap: Wrap;
  readonly lacks: readonly string[];
}

const order: readonly SandboxLevel[] = ['bubblewrap', 'namespaces', 'none'];
const usualPlaces = ['/usr/bin/bwrap', '/bin/bwrap', '/usr/local/bin/bwrap'];

/**
 * Makes the best sandbox that the policy accepts and this machine has, and tries to escape from it. Rejects with `safety/no-sandbox`
 * when there is none or anything got out, and with `safety/sandbox-policy` for a policy that means nothing good.
 */
export async function createSandbox(options: CreateSandboxOptions): Promise<Sandbox> {
  const { policy = {}, workspace, home = homedir() } = options;
  assertSandboxOptions(options);
  const places = await gatherPlaces(workspace, policy, home);
  const nested = await watchNestedGuards(places.writable, policy.unprotected);
  const parts: SandboxParts = {
    nested: nested.now,
    ...placeNode(places, await realpath('/proc/self/exe').catch(() => 'node')),
    ...(typeof policy.network === 'object' ? { network: policy.network } : {}),
    ...(policy.limits === undefined ? {} : { limits: policy.limits }),
    ...(policy.unixSockets === undefined ? {} : { unixSockets: policy.unixSockets }),
    environment: options.environment ?? usualEnvironment(home),
  };
  return withTemporary(options, parts, (ready) => makeFirst(options, ready, nested));
}

/** Makes the first level that will do. */
async function makeFirst(
  options: CreateSandboxOptions,
  parts: SandboxParts,
  nested: NestedGuards,
): Promise<Omit<Sandbox, 'close' | 'temporary'>> {
  const accepted = options.policy?.levels ?? ['bubblewrap', 'namespaces'];
  const reasons: string[] = [];
  for (const level of order) {
    const made = accepted.includes(level)
      ? await tryLevel(level, options, parts)
      : `${level}: the policy does not accept it`;
    if (typeof made === 'string') reasons.push(made);
    else return { ...made, reasons, refresh: nested.refresh };
  }
  throw new NoSandboxError({
    message: `expected a sandbox of level ${accepted.join(' or ')}, got none: ${reasons.join('; ')}`,
    hint: 'Usually bubblewrap 0.8 or newer is not installed or user namespaces are not allowed; a weaker level can be accepted in the policy.',
    details: { reasons: reasons.join('; ') },
  });
}

async function withTemporary(
  { policy = {}, run }: CreateSandboxOptions,
  parts: SandboxParts,
  make: (parts: SandboxParts) => Promise<Omit<Sandbox, 'close' | 'temporary'>>,
): Promise<Sandbox> {
  const kept = policy.temporary === 'lasting' ? await openTemporary(parts.places, run) : undefined;
  const close = async (): Promise<void> => kept?.close();
  if (kept === undefined) return { ...(await make(parts)), temporary: 'each', close };
  try {
    const places = { ...parts.places, temporary: kept.path };
    return { ...(await make({ ...parts, places })), temporary: 'lasting', close };
  } catch (error) {
    await close();
    throw error;
  }
}

// Inside, the private directories hide also the Node that makes the sandbox; that one file is shown in a place of its own.
function placeNode(places: Places, node: string): Pick<SandboxParts, 'places' | 'node'> {
  if (!isPrivate(node) || places.writable.some((one) => isBeneath(node, one)))
    return { places, node };
  const path = '/run/selfware-node';
  return {
    places: { ...places, readable: [...places.readable, { source: node, path }] },
    node: path,
  };
}

function usualEnvironment(home: string): Readonly<Record<string, string>> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', HOME: home };
}

async function tryLevel(
  level: SandboxLevel,
  options: CreateSandboxOptions,
  parts: SandboxParts,
): Promise<Omit<Sandbox, 'reasons' | 'refresh' | 'close' | 'temporary'> | string> {
  const found = await choose(level, options, parts);
  if (typeof found === 'string') return `${level}: ${found}`;
  const leaked = level === 'none' ? [] : await findLeakedDescriptors();
  const chosen = {
    ...found,
    wrap: (specification: ProgramSpecification) =>
      closeDescriptors(found.wrap(specification), leaked),
  };
  const selfTest = (): Promise<readonly ProbeResult[]> => testLevel(chosen, options, parts);
  const { writable } = parts.places;
  const explain = explainer(level, parts);
  const made = { ...chosen, writable, explain, selfTest, probes: [] };
  if (options.selfTest === 'skip' || level === 'none') return made;
  const probes = await selfTest().catch((error: unknown) => {
    if (error instanceof NoSandboxError) return `${error.message}. ${error.hint ?? ''}`;
    throw error;
  });
  if (typeof probes === 'string') return `${level}: ${probes}`;
  refuseEscapes(level, probes);
  return { ...made, probes };
}

function explainer(level: SandboxLevel, parts: SandboxParts): Sandbox['explain'] {
  const { network } = parts;
  const hosts = network === undefined ? [] : (network.hosts ?? ['some hosts']);
  return (outcome) => {
    // Also those of a program that ended well, so that the next one is not blamed for them.
    const refusals = network?.takeRefusals?.() ?? [];
    if (level === 'none') return undefined;
    const { writable, covered: places } = placesNow(parts);
    const covered = places.map(({ base, names }) => join(base, ...names));
    return explainDenial(outcome, { writable, hosts, covered, refusals });
  };
}

function refuseEscapes(level: SandboxLevel, probes: readonly ProbeResult[]): void {
  const escaped = probes.filter(({ outcome }) => outcome === 'escaped').map(({ name }) => name);
  if (escaped.length === 0) return;
  throw new NoSandboxError({
    message: `expected a sandbox that holds, got out of ${level} by ${escaped.join(', ')}`,
    hint: 'Nothing was run. `selfware doctor` shows each attempt; accept no sandbox only where nothing can be lost.',
    details: { escaped: escaped.join(' ') },
  });
}

async function testLevel(
  { level, wrap }: Chosen,
  { run, ground: aims }: CreateSandboxOptions,
  parts: SandboxParts,
): Promise<readonly ProbeResult[]> {
  if (level === 'none') return [];
  const { node, network } = parts;
  const opened = await openProbeGround(placesNow(parts));
  const isFiltered = level === 'bubblewrap';
  try {
    const more = network?.environment ?? withoutNetwork;
    const names = [...opened.ground.names, ...Object.keys(more)];
    const ground = { ...opened.ground, names, ...aims };
    return await runProbes({ run, wrap, node, isFiltered, ground });
  } finally {
    await opened.close();
  }
}

async function choose(
  level: SandboxLevel,
  options: CreateSandboxOptions,
  parts: SandboxParts,
): Promise<Chosen | string> {
  if (level === 'none') {
    const lacks = ['nothing is confined: programs can do whatever the user can'];
    return { level, lacks, wrap: (specification) => specification };
  }
  const { machine = { platform: platform(), arch: arch() } } = options;
  if (machine.platform !== 'linux') return `only Linux has it so far, this is ${machine.platform}`;
  if (machine.arch !== 'x64') return `only x86-64 has it so far, this is ${machine.arch}`;
  if (level === 'bubblewrap') return chooseBubblewrap(options, parts);
  if (parts.network !== undefined) return 'it has no way to a proxy';
  return { level, lacks: namespaceLacks, wrap: wrapInNamespaces(parts) };
}

async function chooseBubblewrap(
  { run, bubblewrap = usualPlaces }: CreateSandboxOptions,
  parts: SandboxParts,
): Promise<Chosen | string> {
  const found = await Promise.all(
    bubblewrap.map((path) =>
      access(path, constants.X_OK).then(
        () => path,
        () => undefined,
      ),
    ),
  );
  const program = found.find((path) => path !== undefined);
  if (program === undefined) return 'it is not installed';
  const asked = { argv: [program, '--version'] as const, cwd: '/', environment: {} };
  const outcome = await run(asked, { timeoutMs: 5_000 });
  const version = /(\d+)\.(\d+)/u.exec(outcome.stdout.text());
  if (version === null) return 'it does not tell its version';
  const [, major, minor] = version;
  // Older ones cannot forbid user namespaces inside.
  if (Number(major) === 0 && Number(minor) < 8)
    return `0.8 or newer is needed, this is ${version[0]}`;
  return {
    level: 'bubblewrap',
    lacks: bubblewrapLacks(parts),
    wrap: wrapInBubblewrap(program, parts),
  };
}
