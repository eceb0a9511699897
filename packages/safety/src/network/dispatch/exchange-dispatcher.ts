// Dependants that compile this source need the declarations, too.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./undici-parts.d.ts" />
import type { Dispatcher } from 'undici';
import Dispatcher1Wrapper from 'undici/lib/dispatcher/dispatcher1-wrapper.js';

/** Puts a handler of its own around the one of a request. */
export type WrapHandler = (handler: Dispatcher.DispatchHandler) => Dispatcher.DispatchHandler;

/** A dispatcher for the `fetch` of this Node and for one request, over the agent that keeps the connections. */
export function createExchangeDispatcher(agent: Dispatcher, wrap: WrapHandler): Dispatcher {
  return new ExchangeDispatcher(agent, wrap);
}

class ExchangeDispatcher extends Dispatcher1Wrapper {
  readonly #agent: Dispatcher;
  readonly #wrap: WrapHandler;

  constructor(agent: Dispatcher, wrap: WrapHandler) {
    super(agent);
    this.#agent = agent;
    this.#wrap = wrap;
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    return this.#agent.dispatch(options, this.#wrap(Dispatcher1Wrapper.wrapHandler(handler)));
  }
}
