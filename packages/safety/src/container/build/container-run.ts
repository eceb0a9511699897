/** A directory or file of this machine in a container. */
export interface ContainerMount {
  /** Relative to the root, or absolute inside it. */
  readonly source: string;
  /** Absolute, inside the container. */
  readonly target: string;
}

/** A port of the container on this machine, on 127.0.0.1. */
export interface ContainerPort {
  readonly host: number;
  readonly container: number;
  readonly protocol?: 'tcp' | 'udp';
}

/** How far a container may take from its machine; absent fields mean the default. */
export interface ContainerLimits {
  /** `512m`; absent means 512 MiB, and as much with swap. */
  readonly memory?: string;
  /** Processors, more than 0; absent means 1. */
  readonly cpus?: number;
  /** Processes; absent means 256. */
  readonly pids?: number;
  /** Open files of one process; absent means 1,024. */
  readonly files?: number;
}

/** What is opened on purpose. Each field that is set makes the verdict a question; what has no field cannot be had. */
export interface ContainerRelaxations {
  /** `bridge`, or the name of a network that exists; absent means no network. */
  readonly network?: string;
  /** The container may write its own file system. */
  readonly writableRoot?: true;
  /** Mounts that may be written, by their targets. */
  readonly writableMounts?: readonly string[];
  /** Capabilities that open nothing of the machine: `CHOWN`, `NET_BIND_SERVICE`. */
  readonly capabilities?: readonly string[];
  /** It runs as root, in its own namespace. */
  readonly root?: true;
  /** The image may be pulled when it is missing. */
  readonly pull?: 'missing';
  /** Programs may be run from the temporary directory. */
  readonly executableTmp?: true;
  /** Ports on 127.0.0.1; they need a network. */
  readonly ports?: readonly ContainerPort[];
  /** No process of the engine's reaps what the program leaves: where the engine has none. */
  readonly withoutInit?: true;
}

/** A container to be run, as data: no field of it ever becomes more than one word of a command line. */
export interface ContainerRun {
  readonly engine: 'docker' | 'podman' | 'nerdctl';
  /** An image as `name:tag@sha256:…`; with a digest it is always the same one. */
  readonly image: string;
  /** Program and arguments; empty means what the image starts. */
  readonly command: readonly string[];
  readonly name?: string;
  /** Values are given as they are; nothing of this machine's environment is. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly workdir?: string;
  /** Absent means 65534:65534. */
  readonly user?: string;
  readonly mounts?: readonly ContainerMount[];
  readonly labels?: readonly string[];
  readonly limits?: ContainerLimits;
  readonly allow?: ContainerRelaxations;
}

/** A run whose mounts were looked up: sources are real, absolute, inside the root, and files or directories. */
export interface ResolvedContainerRun extends ContainerRun {
  readonly resolvedMounts: readonly ContainerMount[];
}
