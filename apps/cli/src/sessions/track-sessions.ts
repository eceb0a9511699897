import type { Session, SessionStore } from '@selfware/agent';

/** A store of sessions that knows which of them was opened last. */
export interface TrackedSessions {
  readonly store: SessionStore;
  /** The one under way; absent before the first. */
  current(): Session | undefined;
}

/** Watches which session is opened: it is locked, so that nobody can open it a second time to read it. */
export function trackSessions(store: SessionStore): TrackedSessions {
  let current: Session | undefined;
  const track = async (opening: Promise<Session>): Promise<Session> => (current = await opening);
  return {
    store: {
      create: (about) => track(store.create(about)),
      open: (id) => track(store.open(id)),
      remove: (id) => store.remove(id),
      list: (options) => store.list(options),
    },
    current: () => current,
  };
}
