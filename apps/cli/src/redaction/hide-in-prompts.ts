import type { Agent } from '@selfware/agent';
import type { Redactor } from '@selfware/safety/secrets';

/**
 * An agent whose model never reads what a person wrote into a task by mistake. `tell` is called with how many secrets were taken out of
 * one; stand-ins for personal data are not told of: they are what the user asked for.
 */
export function hideInPrompts(
  agent: Agent,
  redactor: Pick<Redactor, 'find' | 'redact'>,
  tell: (secrets: number) => void,
): Agent {
  const hide = (text: string): string => {
    const secrets = redactor.find(text).filter(({ category }) => category === 'secret').length;
    if (secrets > 0) tell(secrets);
    return redactor.redact(text);
  };
  return {
    run: (prompt, options) => agent.run(hide(prompt), options),
    resume: (session, { prompt, ...options }) =>
      agent.resume(session, {
        ...options,
        ...(prompt === undefined ? {} : { prompt: hide(prompt) }),
      }),
    steer: (text) => {
      agent.steer(hide(text));
    },
  };
}
