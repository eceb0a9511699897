// undici declares types for its root only, and its root puts a dispatcher of its own beneath the `fetch` of Node.
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';

  export = Agent;
}

declare module 'undici/lib/dispatcher/dispatcher1-wrapper.js' {
  import { Dispatcher1Wrapper as Wrapper, type Dispatcher } from 'undici';

  class Dispatcher1Wrapper extends Wrapper {
    static wrapHandler(handler: object): Dispatcher.DispatchHandler;
  }
  export = Dispatcher1Wrapper;
}

declare module 'undici/lib/api/index.js' {
  import type { Dispatcher } from 'undici';

  const api: Pick<Dispatcher, 'connect' | 'pipeline' | 'request' | 'stream' | 'upgrade'>;
  export = api;
}
