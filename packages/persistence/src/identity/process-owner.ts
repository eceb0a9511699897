import { randomBytes } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import type { ProcessIdentity } from '@selfware/contracts';
import { readProcessIdentity } from './read-process-identity.ts';

/** A process that owns a file, with what is needed to tell from elsewhere whether it still lives. */
export interface ProcessOwner extends ProcessIdentity {
  /** Opaque names of the namespaces in which `pid` and sockets have their meaning; `0` where there are none. */
  readonly pidNamespace: string;
  readonly netNamespace: string;
}

/** Whether an owner lives: `unknown` when it belongs to a process namespace that cannot be seen from here. */
export type OwnerState = 'alive' | 'ended' | 'unknown';

/** This process as an owner. It stays the same as long as the process runs, and every lock and every temporary name needs it: the kernel is asked once. */
export const readOwnIdentity: () => Promise<ProcessOwner> = askOnce(readOwner);

function askOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}

async function readOwner(): Promise<ProcessOwner> {
  const [identity, pidNamespace, netNamespace] = await Promise.all([
    readProcessIdentity(process.pid),
    readNamespace('pid'),
    readNamespace('net'),
  ]);
  return { pid: process.pid, startTime: '', bootId: '', ...identity, pidNamespace, netNamespace };
}

/** A plain file name that tells the owner and that nobody else chooses: the name alone is the claim, so it can never be half written. */
export function formatOwner(owner: ProcessOwner): string {
  const { pid, startTime, bootId, pidNamespace, netNamespace } = owner;
  const identity = [pid, startTime || '0', bootId || '0', pidNamespace, netNamespace];
  return [...identity, randomBytes(16).toString('hex')].join('.');
}

const ownerPattern =
  /^(\d{1,10})\.(\d{1,20})\.([0-9a-f-]{1,36})\.(\d{1,20})\.(\d{1,20})\.[0-9a-f]{32}$/;

/** The owner in a name that `formatOwner` made; absent for every other name. */
export function parseOwner(name: string): ProcessOwner | undefined {
  const [, pidText, startText, bootText, pidNamespace, netNamespace] =
    ownerPattern.exec(name) ?? [];
  if (pidText === undefined || startText === undefined || bootText === undefined) return undefined;
  if (pidNamespace === undefined || netNamespace === undefined) return undefined;
  const [startTime, bootId] = [startText, bootText].map((part) => (part === '0' ? '' : part));
  return {
    pid: Number(pidText),
    startTime: startTime ?? '',
    bootId: bootId ?? '',
    pidNamespace,
    netNamespace,
  };
}

/** Whether the owner still lives, decided by identity and never by age. */
export async function readOwnerState(owner: ProcessOwner, self: ProcessOwner): Promise<OwnerState> {
  if (owner.bootId !== self.bootId) return 'ended';
  if (owner.pidNamespace !== self.pidNamespace) return 'unknown';
  const running = await readProcessIdentity(owner.pid);
  return running?.startTime === owner.startTime ? 'alive' : 'ended';
}

async function readNamespace(kind: 'pid' | 'net'): Promise<string> {
  try {
    return /\d+/.exec(await readlink(`/proc/self/ns/${kind}`))?.[0] ?? '0';
  } catch {
    // Not Linux: there is one namespace.
    return '0';
  }
}
