/** What a key of a service becomes on the command line of `docker run`. */
export interface ServiceOption {
  readonly key: string;
  /** With its dashes. */
  readonly option: string;
  /** How the value is written: one value, a switch, each of a list, each `NAME=value` of a list or mapping. */
  readonly takes: 'value' | 'switch' | 'each' | 'pairs';
}

/** Keys whose value is one that `docker run` takes, too, so that the same rules judge it. */
export const serviceOptions: readonly ServiceOption[] = [
  { key: 'privileged', option: '--privileged', takes: 'switch' },
  { key: 'read_only', option: '--read-only', takes: 'switch' },
  { key: 'init', option: '--init', takes: 'switch' },
  { key: 'oom_kill_disable', option: '--oom-kill-disable', takes: 'switch' },
  { key: 'tty', option: '--tty', takes: 'switch' },
  { key: 'stdin_open', option: '--interactive', takes: 'switch' },
  { key: 'cap_add', option: '--cap-add', takes: 'each' },
  { key: 'cap_drop', option: '--cap-drop', takes: 'each' },
  { key: 'security_opt', option: '--security-opt', takes: 'each' },
  { key: 'device_cgroup_rules', option: '--device-cgroup-rule', takes: 'each' },
  { key: 'group_add', option: '--group-add', takes: 'each' },
  { key: 'dns', option: '--dns', takes: 'each' },
  { key: 'dns_search', option: '--dns-search', takes: 'each' },
  { key: 'dns_opt', option: '--dns-option', takes: 'each' },
  { key: 'tmpfs', option: '--tmpfs', takes: 'each' },
  { key: 'volumes_from', option: '--volumes-from', takes: 'each' },
  { key: 'links', option: '--link', takes: 'each' },
  { key: 'external_links', option: '--link', takes: 'each' },
  { key: 'label_file', option: '--label-file', takes: 'each' },
  { key: 'expose', option: '--expose', takes: 'each' },
  { key: 'pid', option: '--pid', takes: 'value' },
  { key: 'ipc', option: '--ipc', takes: 'value' },
  { key: 'uts', option: '--uts', takes: 'value' },
  { key: 'userns_mode', option: '--userns', takes: 'value' },
  { key: 'cgroup', option: '--cgroupns', takes: 'value' },
  { key: 'cgroup_parent', option: '--cgroup-parent', takes: 'value' },
  { key: 'network_mode', option: '--network', takes: 'value' },
  { key: 'user', option: '--user', takes: 'value' },
  { key: 'runtime', option: '--runtime', takes: 'value' },
  { key: 'isolation', option: '--isolation', takes: 'value' },
  { key: 'working_dir', option: '--workdir', takes: 'value' },
  { key: 'hostname', option: '--hostname', takes: 'value' },
  { key: 'domainname', option: '--domainname', takes: 'value' },
  { key: 'container_name', option: '--name', takes: 'value' },
  { key: 'mac_address', option: '--mac-address', takes: 'value' },
  { key: 'platform', option: '--platform', takes: 'value' },
  { key: 'restart', option: '--restart', takes: 'value' },
  { key: 'shm_size', option: '--shm-size', takes: 'value' },
  { key: 'mem_limit', option: '--memory', takes: 'value' },
  { key: 'memswap_limit', option: '--memory-swap', takes: 'value' },
  { key: 'mem_reservation', option: '--memory-reservation', takes: 'value' },
  { key: 'mem_swappiness', option: '--memory-swappiness', takes: 'value' },
  { key: 'cpus', option: '--cpus', takes: 'value' },
  { key: 'cpu_shares', option: '--cpu-shares', takes: 'value' },
  { key: 'cpu_quota', option: '--cpu-quota', takes: 'value' },
  { key: 'cpu_period', option: '--cpu-period', takes: 'value' },
  { key: 'cpuset', option: '--cpuset-cpus', takes: 'value' },
  { key: 'pids_limit', option: '--pids-limit', takes: 'value' },
  { key: 'oom_score_adj', option: '--oom-score-adj', takes: 'value' },
  { key: 'stop_signal', option: '--stop-signal', takes: 'value' },
  { key: 'sysctls', option: '--sysctl', takes: 'pairs' },
  { key: 'annotations', option: '--annotation', takes: 'pairs' },
  { key: 'labels', option: '--label', takes: 'pairs' },
  { key: 'storage_opt', option: '--storage-opt', takes: 'pairs' },
  { key: 'extra_hosts', option: '--add-host', takes: 'pairs' },
];

/** Keys that open nothing by themselves, or that are judged by code of their own. */
export const knownKeys: readonly string[] = [
  'image',
  'build',
  'command',
  'entrypoint',
  'environment',
  'env_file',
  'volumes',
  'ports',
  'devices',
  'gpus',
  'ulimits',
  'networks',
  'logging',
  'deploy',
  'healthcheck',
  'secrets',
  'configs',
  'depends_on',
  'profiles',
  'pull_policy',
  'stop_grace_period',
  'attach',
  'scale',
  'post_start',
  'pre_stop',
  'develop',
];

/** Keys that always deny or ask, with the reason. */
export const refusedKeys: Readonly<
  Record<string, { readonly decision: 'ask' | 'deny'; readonly reason: string } | undefined>
> = {
  use_api_socket: { decision: 'deny', reason: 'It hands the socket of the engine in.' },
  provider: { decision: 'deny', reason: 'It runs a program of this machine.' },
  credential_spec: { decision: 'ask', reason: 'It hands credentials of this machine in.' },
  models: { decision: 'ask', reason: 'It starts a model on this machine.' },
  blkio_config: { decision: 'ask', reason: 'It changes what the disks of this machine give.' },
  cpu_rt_runtime: { decision: 'ask', reason: 'It takes real-time shares of the processor.' },
  cpu_rt_period: { decision: 'ask', reason: 'It takes real-time shares of the processor.' },
};
