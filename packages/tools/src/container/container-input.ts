import type { ContainerPort, ContainerRun } from '@selfware/safety/container';
import * as z from 'zod/mini';
import { workspacePath } from '../input/workspace-path.ts';

const openings = ['root', 'pull', 'writable_root', 'executable_tmp', 'no_init'] as const;

/** What a model says of a container. */
export interface ContainerInput {
  readonly image: string;
  /** Empty means what the image starts. */
  readonly command: readonly string[];
  readonly mounts?:
    | readonly {
        readonly path: string;
        /** Absolute, inside. */
        readonly at: string;
        readonly writable?: boolean | undefined;
      }[]
    | undefined;
  readonly workdir?: string | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly memory?: string | undefined;
  /** Absent means none. */
  readonly network?: string | undefined;
  readonly ports?: readonly ContainerPort[] | undefined;
  readonly capabilities?: readonly string[] | undefined;
  readonly allow?: readonly (typeof openings)[number][] | undefined;
  readonly timeout_seconds?: number | undefined;
}

/** Its schema; a field that is not here is refused. */
export function containerInput(): z.ZodMiniType<ContainerInput> {
  const text = z.string();
  const port = z.number();
  const mount = z.strictObject({
    path: workspacePath(),
    at: text.check(z.describe('absolute')),
    writable: z.optional(z.boolean()),
  });
  return z.strictObject({
    image: text,
    command: z.array(text),
    mounts: z.optional(z.array(mount)),
    workdir: z.optional(text),
    environment: z.optional(z.record(text, text)),
    memory: z.optional(text.check(z.describe('512m'))),
    network: z.optional(text.check(z.describe('none; bridge'))),
    ports: z.optional(z.array(z.strictObject({ host: port, container: port }))),
    capabilities: z.optional(z.array(text)),
    allow: z.optional(z.array(z.enum(openings))),
    timeout_seconds: z.optional(z.number().check(z.gt(0), z.describe('at most 600'))),
  });
}

/** The container that a model asks for: what it does not open stays closed. */
export function containerRunOf(
  input: ContainerInput,
  engine: ContainerRun['engine'],
): ContainerRun {
  const { image, command, workdir, environment, memory, mounts = [] } = input;
  return {
    engine,
    image,
    command,
    mounts: mounts.map(({ path, at }) => ({ source: path, target: at })),
    ...(workdir === undefined ? {} : { workdir }),
    ...(environment === undefined ? {} : { environment }),
    ...(memory === undefined ? {} : { limits: { memory } }),
    allow: relaxationsOf(input),
  };
}

function relaxationsOf(input: ContainerInput): NonNullable<ContainerRun['allow']> {
  const { network, ports = [], capabilities = [], mounts = [], allow = [] } = input;
  const opened = new Set<string>(allow);
  const writable = mounts.filter((mount) => mount.writable === true).map(({ at }) => at);
  return {
    ...(network === undefined || network === 'none' ? {} : { network }),
    ...(ports.length === 0 ? {} : { ports }),
    ...(capabilities.length === 0 ? {} : { capabilities }),
    ...(writable.length === 0 ? {} : { writableMounts: writable }),
    ...(opened.has('root') ? { root: true } : {}),
    ...(opened.has('pull') ? { pull: 'missing' } : {}),
    ...(opened.has('writable_root') ? { writableRoot: true } : {}),
    ...(opened.has('executable_tmp') ? { executableTmp: true } : {}),
    ...(opened.has('no_init') ? { withoutInit: true } : {}),
  };
}
