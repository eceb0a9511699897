/** Programs that start containers with docker's options. */
export const containerPrograms: readonly string[] = [
  'docker',
  'docker.exe',
  'podman',
  'podman-remote',
  'nerdctl',
  'finch',
  'docker-compose',
  'podman-compose',
];

/** Words before the command that starts a container, or a command in one. */
export const containerGroups: readonly string[] = [
  'container',
  'compose',
  'service',
  'volume',
  'pod',
  'image',
  'buildx',
  'builder',
];

/** Commands that start a container, or a command in one, or make what a container mounts. */
export const startingCommands: readonly string[] = ['run', 'create', 'exec', 'build', 'b'];

/** Sockets with which a container starts others, or speaks to the services of the machine. */
export const controlSockets: readonly string[] = [
  'docker.sock',
  'containerd.sock',
  'podman.sock',
  'crio.sock',
  'dockershim.sock',
  'buildkitd.sock',
  'system_bus_socket',
];
