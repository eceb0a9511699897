import { readdir, readFile } from 'node:fs/promises';
import type { ProgramSpecification } from '@selfware/contracts';

const closeOnExec = 0o2_000_000;

/**
 * The descriptors of this process that every program it starts would inherit: whoever started this one left them open, and Node closes only
 * the first few. A directory among them is a way around every mount. Empty where the system does not tell.
 */
export async function findLeakedDescriptors(): Promise<readonly number[]> {
  const names = await readdir('/proc/self/fd').catch(() => []);
  const open = names.map(Number).filter((fd) => fd > 2);
  const leaked = await Promise.all(
    open.map(async (fd) => {
      const told = await readFile(`/proc/self/fdinfo/${String(fd)}`, 'utf8').catch(() => '');
      const flags = /^flags:\s*0?([0-7]+)$/mu.exec(told)?.[1];
      // One that is gone by now was opened to look at them.
      return flags !== undefined && (Number.parseInt(flags, 8) & closeOnExec) === 0 ? [fd] : [];
    }),
  );
  return leaked.flat();
}

/** The same program, started by one that closes these descriptors first; those that it is given stay. */
export function closeDescriptors(
  specification: ProgramSpecification,
  leaked: readonly number[],
): ProgramSpecification {
  const given = (specification.descriptors ?? []).map(({ fd }) => fd);
  const closed = leaked.filter((fd) => !given.includes(fd)).map((fd) => `${String(fd)}>&-`);
  if (closed.length === 0) return specification;
  // Only bash closes a descriptor of two digits; it reads start-up files where its input is a socket.
  const bash = ['/bin/bash', '--norc', '--noprofile', '-p', '-c'] as const;
  const script = `exec ${closed.join(' ')}; exec "$@"`;
  return { ...specification, argv: [...bash, script, 'bash', ...specification.argv] };
}
