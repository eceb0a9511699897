import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Reads the modes of the terminal at standard input (stty(1)), and gives what sets them again; where there is none, or no stty, that does nothing. */
export async function keepTerminalModes(): Promise<() => Promise<void>> {
  const modes = await stty('-g');
  // Of its own output nothing but such a line is given back to it.
  if (modes === undefined || !/^[\da-f:]+$/u.test(modes)) return () => Promise.resolve();
  return async () => {
    await stty(modes);
  };
}

async function stty(argument: string): Promise<string | undefined> {
  const child = spawn('stty', [argument], {
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['inherit', 'pipe', 'ignore'],
  });
  const printed = text(child.stdout).catch(() => '');
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('exit', resolve);
  });
  return code === 0 ? (await printed).trim() : undefined;
}
