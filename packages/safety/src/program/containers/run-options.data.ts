/** Options of docker before its commands. */
export const dockerGlobals = {
  flag: '-D --debug --tls --tlsverify --noout --syslog',
  value: '-l --log-level -n --namespace --storage-driver --cgroup-manager --events-backend',
  'asks-value':
    '-c --context -H --host --config --tlscacert --tlscert --tlskey --address --url --connection --identity --root --runroot --runtime --storage-opt --conmon --hooks-dir --module --data-root --cni-path --cni-netconfpath --snapshotter --host-gateway-ip --ssh --volumepath --tmpdir --network-cmd-path --network-config-dir --imagestore --out --ssh',
  asks: '-r --remote',
} as const;

/** Options of `docker run`, `create` and `exec`, of podman, nerdctl and compose: which of them take a value decides where the command inside begins. */
export const dockerRunOptions = {
  flag: '-d --detach -i --interactive -t --tty --init --rm --read-only -P --publish-all --oom-kill-disable --no-healthcheck --sig-proxy --disable-content-trust --help -q --quiet -T --no-TTY --no-deps --build --service-ports --use-aliases --remove-orphans --replace --no-hosts --http-proxy --rmi --privileged --tls-verify --env-host --no-hostname --passwd --read-only-tmpfs --rootfs --unsetenv-all --quiet-pull --use-api-socket',
  value:
    '-v --volume --mount --volumes-from --device --device-cgroup-rule --cap-add --security-opt --pid --userns --cidfile --pidfile --pod-id-file --conmon-pidfile --cgroup-conf --cgroups --env-merge --health-on-failure --init-ctr --personality -a --attach -c --cpu-shares --cpus --cpu-period --cpu-quota --cpu-rt-period --cpu-rt-runtime --cpuset-cpus --cpuset-mems --cpu-count --cpu-percent -e --env -h --hostname -l --label -m --memory --memory-reservation --memory-swap --memory-swappiness --mac-address --name --net --network --network-alias --net-alias --ip --ip6 --link --link-local-ip --log-driver --log-opt --oom-score-adj --pids-limit --platform --pull -p --publish --expose --restart --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs -u --user --ulimit --uts --cgroupns --cgroup-parent --ipc --isolation --kernel-memory --blkio-weight --blkio-weight-device --device-read-bps --device-read-iops --device-write-bps --device-write-iops --dns --dns-opt --dns-option --dns-search --domainname --entrypoint --group-add --add-host --annotation --health-cmd --health-interval --health-retries --health-start-interval --health-start-period --health-timeout -w --workdir --gpus --runtime --volume-driver --detach-keys --index --cap-drop --tz --arch --os --variant --pod --requires --secret --umask --uidmap --gidmap --subuidname --subgidname --preserve-fds --preserve-fd --passwd-entry --group-entry --hostuser --image-volume --init-path --sdnotify --systemd --timeout --authfile --creds --decryption-key --seccomp-policy --unsetenv --shm-size-systemd --rdt-class --hosts-file --chrootdirs --retry --retry-delay',
  read: '--env-file --label-file',
  // Judged by rules of their own: what they mount, grant and join.
  'asks-value': '-o --opt',
} as const;

/** Options of `docker exec`, where `-l` names no label. */
export const dockerExecOptions = {
  flag: '-d --detach -i --interactive -t --tty --privileged -l --latest -T --no-TTY -q --quiet --help',
  value:
    '-e --env -u --user -w --workdir --detach-keys --preserve-fds --preserve-fd --index --cidfile --cap-add --group-add',
  read: '--env-file',
} as const;

/** Options of `docker build` and its relatives. */
export const dockerBuildOptions = {
  flag: '--no-cache --pull -q --quiet --rm --force-rm --squash --load --compress --push --privileged --disable-content-trust --check -D --debug --layers --all-platforms --http-proxy --identity-label --squash-all --skip-unused-stages --inherit-labels --omit-history --tls-verify --unsetenv-all --disable-compression --no-hosts --stdin --logsplit',
  value:
    '-t --tag --build-arg --target --platform --label --progress --cache-from --cache-to --network --ssh --secret --build-context -m --memory --memory-swap --allow --add-host --builder -o --output --annotation --attest --provenance --sbom --cgroup-parent -c --cpu-shares --cpu-period --cpu-quota --cpuset-cpus --cpuset-mems --isolation --security-opt --shm-size --ulimit --dns --dns-option --dns-search --iidfile --metadata-file --no-cache-filter --call --cap-add --cap-drop --device --env --ignorefile --layer-label --logfile --os --arch --variant --pid --ipc --uts --userns --cgroupns --runtime --runtime-flag --retry --retry-delay --unsetenv -v --volume --authfile --creds --jobs --from --format --timestamp --manifest --cert-dir --build-arg-file --cpp-flag --decryption-key --sign-by --cache-ttl --os-feature --os-version --userns-gid-map-group --userns-uid-map-user --userns-uid-map --userns-gid-map --hooks-dir --buildkit-host --sbom-scanner-image --sbom-purl-output --group-add',
  read: '-f --file',
} as const;
