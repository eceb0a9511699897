import { openDirectories, systemDirectories } from './system-paths.data.ts';

/** True for a path in a directory that belongs to the system. */
export function isSystemPath(absolute: string): boolean {
  // The prefix of a descriptor is one as well.
  if (absolute === '/dev/fd') return false;
  return isWithin(absolute, systemDirectories) && !isBeneath(absolute, openDirectories);
}

/** True for files of the system whose content is a secret: password hashes, keys, other processes' memory and environments. */
export function isSystemSecret(absolute: string): boolean {
  return secrets.some((secret) => secret.test(absolute));
}

const secrets: readonly RegExp[] = [
  /^(?:\/private)?\/etc\/(?:g?shadow[-~.\w]*|sudoers(?:\.d)?|security\/opasswd|master\.passwd|krb5\.keytab|wireguard|ipsec\.secrets|ppp\/(?:chap|pap)-secrets)(?:\/|$)/u,
  /^\/etc\/(?:ssl\/private|letsencrypt\/(?:live|archive|keys)|pki\/tls\/private|NetworkManager\/system-connections|rancher|kubernetes\/(?:pki|admin\.conf)|docker\/key\.json)(?:\/|$)/u,
  /^(?:\/private)?\/etc\/ssh\/ssh_host_\w+_key$/u,
  /^(?:\/var)?\/run\/secrets(?:\/|$)/u,
  /^(?:\/private)?\/var\/db\/dslocal(?:\/|$)|^\/var\/lib\/sss\/(?:db|secrets)(?:\/|$)/u,
  /^\/proc\/[^/]+\/(?:task\/[^/]+\/)?(?:environ|mem|maps|smaps|auxv|root|cwd|fd|cmdline|map_files|stack|syscall|pagemap)(?:\/|$)/u,
  /^\/(?:proc\/(?:kcore|kmem|kallsyms|kpageflags)|dev\/(?:k?mem|port|core))$/u,
];

/** True for devices that swallow or give nothing of interest. */
export function isHarmlessDevice(absolute: string): boolean {
  return /^\/dev\/(?:null|stdin|stdout|stderr|tty|fd\/\d+)$/u.test(absolute);
}

/** True for devices that never end. */
export function isEndlessDevice(absolute: string): boolean {
  return /^\/dev\/(?:zero|full|u?random)$/u.test(absolute);
}

function isWithin(absolute: string, directories: readonly string[]): boolean {
  return directories.some(
    (directory) => absolute === directory || absolute.startsWith(`${directory}/`),
  );
}

function isBeneath(absolute: string, directories: readonly string[]): boolean {
  return directories.some((directory) => absolute.startsWith(`${directory}/`));
}
