import { quarantineChannel } from '@selfware/persistence';
import type { Host } from '../host.ts';
import type { Look } from './look.ts';
import { neutraliseTerminalLine } from './neutralise-terminal-text.ts';

/**
 * Tells on standard error of what was stored and is found damaged, so that no command passes over it in silence, until
 * the returned function is called. A torn end is not told: it is what a kill leaves, and was never acknowledged.
 */
export function tellDamage({ stderr }: Pick<Host, 'stderr'>, look: Look): () => void {
  const tell = (message: unknown): void => {
    const { file, reason } = Object(message) as Readonly<Record<string, unknown>>;
    if (reason === 'torn-tail') return;
    const text = `what was stored is damaged (${String(reason)}); the damaged bytes are kept in ${String(file)}`;
    void stderr.write(`${look.yellow(`${look.signs.warn} ${neutraliseTerminalLine(text)}`)}\n`);
  };
  quarantineChannel.subscribe(tell);
  return () => {
    quarantineChannel.unsubscribe(tell);
  };
}
