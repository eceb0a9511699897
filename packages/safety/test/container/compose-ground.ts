import { judgeCompose, type ComposeVerdict } from '../../src/container/compose/judge-compose.ts';

/** A service that asks for nothing, without its last line. */
export const hardened: readonly string[] = [
  'image: alpine:3.20',
  'command: ["true"]',
  'cap_drop: [ALL]',
  'security_opt: ["no-new-privileges:true"]',
  'user: "65534:65534"',
  'read_only: true',
  'network_mode: none',
  'mem_limit: 64m',
  'pids_limit: 64',
  'cpus: 0.5',
];

/** A project of one hardened service with these further lines, which replace those of the same key. */
export function projectWith(...lines: readonly string[]): string {
  const keys = new Set(lines.map((line) => line.split(':', 1)[0]));
  const kept = hardened.filter((line) => !keys.has(line.split(':', 1)[0]));
  return ['services:', '  web:', ...[...kept, ...lines].map((line) => `    ${line}`), ''].join(
    '\n',
  );
}

/** Judges a project at `/project/compose.yaml` that may read these files, by their absolute paths. */
export function judgeProject(
  text: string,
  {
    files = {},
    environment,
    profiles,
  }: {
    readonly files?: Readonly<Record<string, string>>;
    readonly environment?: Readonly<Record<string, string>>;
    readonly profiles?: readonly string[];
  } = {},
): Promise<ComposeVerdict> {
  return judgeCompose({
    text,
    path: '/project/compose.yaml',
    readFile: (path) => {
      const found = files[path];
      return found === undefined
        ? Promise.reject(Object.assign(new Error('nothing there'), { code: 'ENOENT' }))
        : Promise.resolve(found);
    },
    ...(environment === undefined ? {} : { environment }),
    ...(profiles === undefined ? {} : { profiles }),
  });
}
