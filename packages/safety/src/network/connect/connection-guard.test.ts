import { Duplex, PassThrough } from 'node:stream';
import { createFakeClock, type FakeClock } from '@selfware/test-kit';
import { describe, expect, it } from 'vitest';
import { NetworkPolicyError, SsrfError } from '../../errors.ts';
import { createConnectionGuard } from './connection-guard.ts';
import type { GuardOptions } from './guard-options.ts';

const publicAddress = '93.184.215.14';
const oddFailure = new AggregateError([7, new Error('gone')]);
const never = <T>(): Promise<T> => new Promise(() => {});

function guarded(options: Omit<GuardOptions, 'clock'>, host = 'public.example') {
  const clock = createFakeClock();
  const guard = createConnectionGuard({ own: () => [], ...options, clock });
  return {
    clock,
    open: (signal?: AbortSignal) => watch(guard.open({ host, port: 80 }, signal), clock),
    guard,
  };
}

/** How a promise ended and when by the clock. */
async function watch(work: Promise<Duplex>, clock: FakeClock) {
  try {
    return { stream: await work, ms: clock.monotonicMs() };
  } catch (failure) {
    return { failure, ms: clock.monotonicMs() };
  }
}

describe('the connection guard', () => {
  it.each<[string, Omit<GuardOptions, 'clock'>, string]>([
    ['the host is refused', {}, '127.0.0.1'],
    ['an answer is refused', { resolve: async () => ['10.0.0.1'] }, 'public.example'],
    ['the resolver fails', { resolve: () => Promise.reject(new Error('gone')) }, 'public.example'],
    ['the resolver fails oddly', { resolve: () => Promise.reject(oddFailure) }, 'public.example'],
    ['there is no answer', { resolve: async () => [] }, 'public.example'],
    ['nobody listens', { dial: () => Promise.reject(new Error('refused')) }, publicAddress],
  ])('tells the same after 100 ms when %s', async (_case, options, host) => {
    const { open, clock } = guarded({ dial: never, ...options }, host);
    const opened = open();
    await clock.advance(99);
    await clock.advance(5_000);
    const { failure, ms } = await opened;
    expect(ms).toBe(100);
    expect(failure).toBeInstanceOf(SsrfError);
    expect(JSON.stringify(failure)).toBe(JSON.stringify(new SsrfError(anyRefusal)));
    expect(failure).toMatchObject({ message: new SsrfError(anyRefusal).message, hop: 0, host });
    expect(Object.hasOwn(failure as object, 'cause')).toBe(false);
  });

  it.each([
    [{ resolve: async () => [publicAddress, '10.0.0.1'] }, { address: '10.0.0.1' }],
    [{ resolve: () => Promise.reject(new Error('gone')) }, { rule: 'unresolvable' }],
    [{ resolve: async () => [] }, { rule: 'unresolvable' }],
    [{ resolve: async () => [publicAddress] }, { rule: 'connection-failed', reason: 'refused' }],
  ])('says why in the refusal alone: %#', async (options, refusal) => {
    const dial = (): Promise<Duplex> => Promise.reject(new Error('refused'));
    const { open, clock } = guarded({ dial, ...options });
    const opened = open();
    await clock.advance(100);
    expect((await opened).failure).toMatchObject({ refusal });
  });

  it.each<[string, Omit<GuardOptions, 'clock'>]>([
    ['the resolver does not answer', { resolve: never, dial: never }],
    ['nobody answers the dialler', { resolve: async () => [publicAddress], dial: never }],
  ])('refuses after the time limit when %s', async (_case, options) => {
    const { open, clock } = guarded(options);
    const opened = open();
    await clock.advance(20_000);
    expect(await opened).toMatchObject({ ms: 10_000, failure: { rule: 'timeout' } });
    expect(clock.pending()).toBe(0);
  });

  it('refuses a TLS handshake that does not end within the time limit, and closes beneath', async () => {
    const clock = createFakeClock();
    const raw = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() });
    const guard = createConnectionGuard({
      dial: async () => raw,
      own: () => [],
      clock,
      connectTimeoutMs: 500,
    });
    const target = { host: publicAddress, port: 443, tls: {} };
    const opened = watch(guard.open(target), clock);
    await clock.advance(500);
    expect(await opened).toMatchObject({ ms: 500, failure: { rule: 'timeout' } });
    expect(raw.destroyed).toBe(true);
  });

  it('ends with the reason of the signal, whatever it waits for', async () => {
    for (const options of [
      { resolve: never<readonly string[]>, dial: never<Duplex> },
      { resolve: async () => [publicAddress], dial: never<Duplex> },
      { resolve: async () => ['10.0.0.1'] },
    ]) {
      const giver = new AbortController();
      const { open, clock } = guarded(options);
      const opened = open(giver.signal);
      await clock.advance(50);
      giver.abort(new Error('enough'));
      expect(await opened).toEqual({ ms: 50, failure: new Error('enough') });
      expect(clock.pending()).toBe(0);
    }
    const { open, clock } = guarded({ dial: never });
    const failed = { failure: new Error('before'), ms: 0 };
    expect(await open(AbortSignal.abort(new Error('before')))).toEqual(failed);
    expect(clock.pending()).toBe(0);
  });

  it('asks the resolver once, and dials what was judged and nothing that came later', async () => {
    const answers = [publicAddress];
    const names: string[] = [];
    const dialled: string[] = [];
    const stream = new PassThrough();
    const { open } = guarded({
      own: () => {
        answers.push('127.0.0.1');
        return [];
      },
      resolve: async (name) => {
        names.push(name);
        return answers;
      },
      dial: async ({ address }) => {
        dialled.push(address);
        answers[0] = '127.0.0.1';
        return stream;
      },
    });
    expect((await open()).stream).toBe(stream);
    expect(names).toEqual(['public.example']);
    expect(dialled).toEqual([publicAddress]);
  });

  it.each(['[::1]', '127.0.0.1.', '93.184.215.14.', '[2606:4700:4700::1111]', '::1%lo'])(
    'asks no resolver for the address %s',
    async (host) => {
      const names: string[] = [];
      const resolve = async (name: string): Promise<readonly string[]> => {
        names.push(name);
        return [];
      };
      const dial = (): Promise<Duplex> => Promise.reject(new Error('refused'));
      const { open, clock } = guarded({ resolve, dial }, host);
      const opened = open();
      await clock.advance(100);
      expect((await opened).failure).toBeInstanceOf(SsrfError);
      expect(names).toEqual([]);
    },
  );

  it('refuses what a resolver without types gives: no list, and no texts', async () => {
    const given: readonly unknown[] = [
      publicAddress,
      undefined,
      { 0: publicAddress, length: 1 },
      [1],
    ];
    for (const answers of given) {
      pretend(answers);
      const resolve = (): Promise<readonly string[]> => Promise.resolve(answers);
      const { open, clock } = guarded({ resolve, dial: never });
      const opened = open();
      await clock.advance(100);
      expect((await opened).failure).toMatchObject({ rule: 'unresolvable' });
    }
  });

  it.each([0, -1, 65_536, 80.5, Number.NaN])('refuses the port %d', async (port) => {
    const clock = createFakeClock();
    const opened = watch(
      createConnectionGuard({ clock }).open({ host: publicAddress, port }),
      clock,
    );
    await clock.advance(100);
    expect((await opened).failure).toBeInstanceOf(SsrfError);
  });

  it('refuses the addresses of its own machine', async () => {
    const { open, clock } = guarded({ own: () => [publicAddress], dial: never }, publicAddress);
    const opened = open();
    await clock.advance(100);
    expect((await opened).failure).toBeInstanceOf(SsrfError);
  });

  it('is not made from a policy that says nothing clear, nor while a proxy is set', () => {
    expect(() => createConnectionGuard({ policy: { allow: [{}] } })).toThrow(NetworkPolicyError);
    const environment = { https_proxy: 'http://127.0.0.1:3128' };
    expect(() => createConnectionGuard({ environment })).toThrow(NetworkPolicyError);
    const policy = { ignoreProxyVariables: true };
    expect(() => createConnectionGuard({ environment, policy })).not.toThrow();
  });

  it.each([
    ['http:', ['http'], true],
    ['https', ['http'], false],
    ['HTTPS:', ['https'], true],
    ['https:', ['wss'], true],
    ['http:', ['wss'], false],
  ])('opens %s under the schemes %j: %s', async (scheme, schemes, isOpened) => {
    const dial = async (): Promise<Duplex> => new PassThrough();
    const { guard, clock } = guarded({ policy: { schemes }, dial });
    const opened = watch(guard.open({ host: publicAddress, port: 80, scheme }), clock);
    await clock.advance(100);
    const { failure } = await opened;
    expect(failure instanceof SsrfError ? failure.rule : failure).toBe(
      isOpened ? undefined : 'scheme',
    );
  });
});

const anyRefusal = { hop: 0, host: 'any.example', rule: 'any', reason: 'Any.' };

/** Lets a test give what only code without types can give. */
function pretend(value: unknown): asserts value is readonly string[] {
  if (value instanceof Error) throw value;
}
