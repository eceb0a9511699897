// Dependants that compile this source need the declarations, too.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./undici-parts.d.ts" />
import type { Dispatcher } from 'undici';
import api from 'undici/lib/api/index.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher1Wrapper from 'undici/lib/dispatcher/dispatcher1-wrapper.js';
import { invalid } from '../policy/network-policy-fault.ts';
import { createConnectionGuard, type ConnectionGuard } from '../connect/connection-guard.ts';
import type { GuardOptions } from '../connect/guard-options.ts';
import { asError } from '../connect/as-error.ts';
import { createGuardedConnector } from './guarded-connector.ts';
import { judgeRequest } from './judge-request.ts';
import { reuseMs } from './limit-reuse.ts';

/** What a guarded dispatcher is made from. */
export interface GuardedDispatcherOptions extends GuardOptions {
  /** Who will use it: undici 8 (`undici.fetch`, `undici.request`), or the `fetch` and `WebSocket` of Node, which may hold an older undici. */
  readonly for: 'undici-8' | 'node-fetch';
}

/**
 * Creates a dispatcher whose every connection is guarded; what it reuses, for at most 60 seconds, it opened itself, so
 * under its own policy. It speaks HTTP/1.1 and WebSocket, uses no proxy and follows no redirect. A request that may not
 * be made fails with an `SsrfError`; a policy that says nothing clear throws a `NetworkPolicyError` here, and so does
 * another `for`.
 */
export function createGuardedDispatcher(options: GuardedDispatcherOptions): Dispatcher {
  if (!users.includes(options.for)) throw invalid('for', '`undici-8` or `node-fetch`', options.for);
  const agent = new GuardedAgent(createConnectionGuard(options), new AbortController());
  return options.for === 'node-fetch' ? new Dispatcher1Wrapper(agent) : agent;
}

// A caller without types may write another one, and would get answers of a kind that its client cannot read.
const users: readonly unknown[] = ['undici-8', 'node-fetch'];

class GuardedAgent extends Agent {
  readonly #guard: ConnectionGuard;
  readonly #destroying: AbortController;

  constructor(guard: ConnectionGuard, destroying: AbortController) {
    super({
      connect: createGuardedConnector(guard, destroying.signal),
      allowH2: false,
      pipelining: 1,
      keepAliveMaxTimeout: reuseMs,
      clientTtl: reuseMs,
    });
    this.#guard = guard;
    this.#destroying = destroying;
    // What undici's root would add to every dispatcher.
    Object.assign(this, api);
  }

  override dispatch(options: Agent.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const refusal = judgeRequest(options);
    if (refusal === undefined) return super.dispatch(options, handler);
    const given = new AbortController();
    const controller = {
      aborted: false,
      paused: false,
      reason: null,
      rawHeaders: null,
      rawTrailers: null,
      abort: (reason: Error) => given.abort(reason),
      pause: () => {},
      resume: () => {},
    };
    handler.onRequestStart?.(controller, {});
    this.#guard
      .refuse(refusal, given.signal)
      .catch((failure: unknown) => handler.onResponseError?.(controller, asError(failure)));
    return true;
  }

  override destroy(error?: Error | null): Promise<void>;
  override destroy(callback: () => void): void;
  override destroy(error: Error | null, callback: () => void): void;
  override destroy(
    first: Error | null | (() => void) = null,
    second?: () => void,
  ): Promise<void> | undefined {
    this.#destroying.abort();
    const error = typeof first === 'function' ? null : first;
    const callback = typeof first === 'function' ? first : second;
    if (callback === undefined) return super.destroy(error);
    super.destroy(error, callback);
    return undefined;
  }
}
