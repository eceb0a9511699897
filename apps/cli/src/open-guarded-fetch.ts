import type { HandsOptions } from '@selfware/tools';
import type { Environment } from './config/directories.ts';
import type { Settings } from './config/settings.ts';

/** The fetch of the hands, by the user's own rules for the network; what it needs is loaded with the first request. */
export function openGuardedFetch(
  { network }: Pick<Settings, 'network'>,
  environment: Environment,
): NonNullable<HandsOptions['fetch']> {
  let opened: Promise<NonNullable<HandsOptions['fetch']>> | undefined;
  return async (url, init) => {
    opened ??= import('@selfware/safety/network').then(({ createGuardedFetch }) =>
      createGuardedFetch({ environment, ...(network === undefined ? {} : { policy: network }) }),
    );
    return (await opened)(url, init);
  };
}
