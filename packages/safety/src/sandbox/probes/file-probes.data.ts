/** One attempt to escape. `code` is the body of an async function in the language of its table; it gives a text when something outside was reached. */
export interface Probe {
  readonly name: string;
  /** True where only a filter for system calls stops it. */
  readonly needsFilter?: true;
  readonly code: string;
}

/** Attempts in JavaScript; `g` is the ground, `fs`, `net` and `path` are Node's, `none(why)` says that it cannot be tried. */
export const nodeProbes: readonly Probe[] = [
  {
    name: 'write-outside',
    code: `return g.outside.find((place) => canWrite(place)) ?? none(g.outside.length === 0 && 'no place')`,
  },
  {
    name: 'write-through-process-root',
    code: `for (const pid of [1, g.hostPid, process.ppid, 'self']) for (const place of g.outside) {
      if (canWrite('/proc/' + pid + '/root' + place)) return '/proc/' + pid + '/root' + place;
    }`,
  },
  { name: 'core-pattern', code: `return opens('/proc/sys/kernel/core_pattern')` },
  { name: 'sysrq-trigger', code: `return opens('/proc/sysrq-trigger')` },
  {
    name: 'kernel-settings',
    code: `return ['/proc/sys/kernel/modprobe', '/proc/sys/vm/panic_on_oom', '/proc/sys/fs/binfmt_misc/register', '/sys/kernel/uevent_helper', '/sys/fs/cgroup/cgroup.procs'].find((one) => opens(one))`,
  },
  {
    name: 'device-node',
    code: `for (const name of fs.readdirSync('/dev')) {
      const entry = fs.lstatSync('/dev/' + name);
      const risky = entry.isBlockDevice() || ['mem', 'kmem', 'port', 'kmsg', 'kvm', 'fuse'].includes(name);
      if (risky && opens('/dev/' + name, fs.constants.O_RDONLY)) return name;
    }`,
  },
  {
    name: 'kill-outside',
    code: `if (!isHost()) return; process.kill(g.hostPid, 0); return 'process ' + g.hostPid`,
  },
  {
    name: 'parent-environment',
    code: `if (!isHost()) return; return fs.readFileSync('/proc/' + g.hostPid + '/environ').length > 0 && 'environment of ' + g.hostPid`,
  },
  {
    name: 'environment-secrets',
    code: `return Object.keys(process.env).find((name) => !g.names.includes(name))`,
  },
  {
    name: 'inherited-descriptor',
    code: `for (const fd of fs.readdirSync('/proc/self/fd')) {
      if (Number(fd) < 3) continue;
      const target = attempt(() => fs.readlinkSync('/proc/self/fd/' + fd));
      if (!target || !target.startsWith('/') || /^\\/(dev|proc)\\//.test(target)) continue;
      const flags = parseInt(/flags:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/fdinfo/' + fd, 'utf8'))[1], 8);
      if ((flags & 3) !== 0 || (flags & 0o200000) !== 0) return target;
    }`,
  },
  {
    name: 'abstract-socket',
    code: `return g.abstract ? reaches({ path: '\\0' + g.abstract }) : none('no listener')`,
  },
  { name: 'docker-socket', code: `return reachesAny(g.docker)` },
  { name: 'ssh-agent', code: `return reachesAny(g.agent)` },
  {
    name: 'late-socket',
    code: `return g.late ? reaches({ path: g.late }) : none('no listener')`,
  },
  { name: 'd-bus', code: `return reachesAny(g.bus)` },
  {
    name: 'internet-4',
    code: `return g.tcp4 ? reaches({ host: '127.0.0.1', port: g.tcp4 }) : none('no listener')`,
  },
  {
    name: 'internet-6',
    code: `return g.tcp6 ? reaches({ host: '::1', port: g.tcp6 }) : none('no listener')`,
  },
  {
    name: 'dns-by-udp',
    code: `if (!g.udp4) return none('no listener');
    const socket = require('node:dgram').createSocket('udp4');
    const question = Buffer.from('000101000001000000000000016101620000010001', 'hex');
    return new Promise((resolve) => {
      const end = (seen) => { attempt(() => socket.close()); resolve(seen); };
      socket.on('error', () => end()); socket.on('message', () => end('an answer'));
      socket.send(question, g.udp4, '127.0.0.1', (error) => { if (error) end(); });
      setTimeout(() => end(), 300);
    })`,
  },
  {
    name: 'network-interface',
    code: `return fs.readFileSync('/proc/net/dev', 'utf8').split('\\n').map((line) => /^\\s*(\\S+):/.exec(line)?.[1]).find((name) => name && name !== 'lo' && !/^(?:tunl|sit|ip6tnl|gre|erspan|ip_vti|ip6_vti|ip6gre)/.test(name))`,
  },
  {
    name: 'create-protected',
    code: `for (const place of g.covered) {
      for (const made of [place, place + '/selfware-probe']) {
        const fd = attempt(() => fs.openSync(made, 'wx'));
        if (fd !== undefined) { fs.closeSync(fd); fs.unlinkSync(made); return made; }
      }
      if (opens(place)) return place;
    }
    return none(g.covered.length === 0 && 'no protected path')`,
  },
  {
    name: 'rename-protected-ancestor',
    code: `for (const place of g.covered) for (let at = place; at.startsWith(g.workspace); at = path.dirname(at)) {
      const moved = at + '.selfware-probe';
      if (attempt(() => (fs.renameSync(at, moved), true))) { fs.renameSync(moved, at); return at; }
    }
    return none(g.covered.length === 0 && 'no protected path')`,
  },
  {
    name: 'link-over-protected',
    code: `const link = path.join(g.workspace, 'selfware-probe-link');
    for (const place of g.covered) {
      const aside = place + '.selfware-probe';
      fs.symlinkSync('/tmp', link);
      const isAside = attempt(() => (fs.renameSync(place, aside), true));
      const isTaken = attempt(() => (fs.renameSync(link, place), true));
      attempt(() => fs.unlinkSync(isTaken ? place : link));
      if (isAside) fs.renameSync(aside, place);
      if (isTaken) return place;
    }
    return none(g.covered.length === 0 && 'no protected path')`,
  },
  {
    name: 'link-to-read-only',
    code: `const link = path.join(g.workspace, 'selfware-probe-link');
    for (const file of g.readOnly) {
      if (!attempt(() => (fs.linkSync(file, link), true))) continue;
      const writes = opens(link); fs.unlinkSync(link); if (writes) return file;
    }
    return none(g.readOnly.length === 0 && 'no file')`,
  },
  {
    name: 'read-credentials',
    code: `for (const place of g.hidden) {
      if (attempt(() => fs.readdirSync(place).length > 0)) return place;
      if (attempt(() => fs.statSync(place).isFile() && fs.readFileSync(place).length > 0)) return place;
    }`,
  },
  {
    name: 'privileged-program',
    code: `return /^NoNewPrivs:\\s*0/m.test(fs.readFileSync('/proc/self/status', 'utf8')) && 'may gain privileges'`,
  },
  {
    name: 'capabilities',
    code: `return /^Cap(?:Eff|Prm|Inh|Amb|Bnd):\\s*0*[1-9a-f]/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[0]`,
  },
];
