import {
  dockerBuildOptions,
  dockerExecOptions,
  dockerGlobals,
  dockerRunOptions,
} from '../containers/run-options.data.ts';
import type { ProgramDescription } from './program-description.ts';

const any: ProgramDescription = { options: {}, operands: 'text' };
const runs: ProgramDescription = { ...any, effects: ['runs-code', 'uses-network'] };
const talks: ProgramDescription = { ...any, effects: ['uses-network'] };
const administers: ProgramDescription = { ...any, effects: ['changes-system'] };
const destroys: ProgramDescription = { ...any, effects: ['destroys'] };
const removes: ProgramDescription = {
  options: {
    flag: '-a --all -f --force -l --link --latest -v --volumes --depend --build --external --no-prune --orphans --remove-orphans -s --stop -i --ignore --verbose',
    value: '--filter --rmi -t --time --timeout --keep-storage --max-used-space --reserved-space',
  },
  operands: 'text',
  effects: ['destroys'],
};
const stops: ProgramDescription = {
  options: {
    flag: '-a --all -i --ignore --interactive --attach -l --latest --no-deps --no-prune',
    value: '-t --time --timeout -s --signal --filter --restart -m --memory --cpus --pids-limit',
  },
  operands: 'text',
  effects: ['changes-system'],
};
const publishes: ProgramDescription = { ...any, effects: ['pushes'] };
const tells: ProgramDescription = { ...any, effects: ['reads-environment'] };

const looks: ProgramDescription = {
  options: {
    flag: '-a --all -q --quiet --no-trunc -s --size -l --latest --digests --tree --human -H',
    value: '-f --filter --format -n --last',
  },
  operands: 'text',
};
const copies: ProgramDescription = {
  options: { flag: '-a --archive -L --follow-link -q --quiet' },
  operands: 'text',
  effects: ['changes-system'],
};
const logs: ProgramDescription = {
  options: {
    flag: '-t --timestamps --details --no-color --no-log-prefix',
    value: '-n --tail --since --until --index',
    asks: '-f --follow',
  },
  operands: 'text',
};
const stats: ProgramDescription = {
  options: { flag: '-a --all --no-stream --no-trunc', value: '--format' },
  operands: 'text',
  effects: ['endless'],
  uses: [{ when: '--no-stream', effects: [] }],
};
const runsInside: ProgramDescription = {
  options: dockerExecOptions,
  operands: 'text',
  stopsAtOperand: true,
  effects: ['runs-code', 'changes-system'],
};
// In a container of its own: what opens it is judged option by option.
const runsConfined: ProgramDescription = {
  options: dockerRunOptions,
  operands: 'text',
  stopsAtOperand: true,
};
const builds: ProgramDescription = {
  options: dockerBuildOptions,
  operands: 'text',
  effects: ['runs-code', 'uses-network'],
  uses: [{ when: '--push', effects: ['pushes', 'runs-code'] }],
};
const managed: ProgramDescription = {
  ...any,
  needs: '',
  subcommands: {
    ls: looks,
    list: looks,
    inspect: tells,
    'rm remove prune': removes,
    'create update use connect disconnect import export set enable disable install upgrade push':
      administers,
  },
};
const composeGlobals = {
  flag: '--all-resources --compatibility --dry-run --verbose',
  value: '-p --project-name --profile --parallel --progress --ansi',
  read: '-f --file --env-file',
  directory: '--project-directory',
  informs: '--version',
} as const;
const composeStarts: ProgramDescription = {
  options: {
    flag: '-d --detach --build --no-build --no-deps --always-recreate-deps --force-recreate --no-recreate --no-start --quiet-build --quiet-pull -q --quiet --remove-orphans -V --renew-anon-volumes --wait --no-color --no-log-prefix --timestamps --abort-on-container-exit --abort-on-container-failure --attach-dependencies --no-cache --with-dependencies -y --yes',
    value: '-t --timeout --scale --exit-code-from --attach --no-attach --wait-timeout',
    // An option of `up`, a switch of `build`.
    optional: '--pull',
    asks: '-w --watch --menu',
    'asks-value': '--build-arg --ssh --builder --provenance --sbom -m --memory',
  },
  operands: 'text',
  effects: ['runs-code', 'uses-network', 'changes-system'],
};
const compose: ProgramDescription = {
  options: composeGlobals,
  operands: 'text',
  needs: '',
  subcommands: {
    'ps ls images top port': {
      ...looks,
      options: {
        flag: '-a --all -q --quiet --services --no-trunc --orphans',
        value: '--filter --format --status',
      },
    },
    logs,
    version: { options: { flag: '--short -f', value: '--format' }, operands: 'none' },
    // A resolved file shows what was put in from the environment.
    'config convert': {
      ...tells,
      options: {
        flag: '-q --quiet --services --volumes --images --profiles',
        write: '-o --output',
      },
    },
    'events stats attach watch': { ...any, effects: ['endless'] },
    exec: runsInside,
    run: { ...runsInside, options: dockerRunOptions },
    'up create start restart build': composeStarts,
    'stop kill pause unpause wait': stops,
    'scale cp commit export': administers,
    'down rm': removes,
    pull: talks,
    'push publish': publishes,
  },
};

const docker: ProgramDescription = {
  options: { ...dockerGlobals, informs: '-v --version --help' },
  operands: 'none',
  needs: '',
  subcommands: {
    'ps images port top diff history': looks,
    'version info': { options: { value: '-f --format' }, operands: 'none' },
    logs: logs,
    stats,
    inspect: tells,
    search: talks,
    events: { ...any, effects: ['endless'] },
    'run create': runsConfined,
    exec: runsInside,
    build: builds,
    pull: { ...talks, options: { flag: '-a --all-tags -q --quiet', value: '--platform' } },
    push: publishes,
    'rm rmi prune': removes,
    'kill stop start restart pause unpause rename update wait': stops,
    'attach commit tag load import login logout': administers,
    'save export': { ...administers, options: { write: '-o --output', value: '--platform' } },
    cp: copies,
    compose,
    container: {
      ...any,
      needs: '',
      subcommands: {
        'ls ps list top port diff': looks,
        logs,
        stats,
        inspect: tells,
        'run create': runsConfined,
        exec: runsInside,
        'rm prune': removes,
        'kill stop start restart pause unpause rename update wait': stops,
        'attach commit export': administers,
        cp: copies,
      },
    },
    image: {
      ...any,
      needs: '',
      subcommands: {
        'ls list history': looks,
        inspect: tells,
        build: builds,
        pull: talks,
        push: publishes,
        'rm prune': removes,
        'tag load import save': administers,
      },
    },
    context: {
      ...any,
      needs: '',
      subcommands: {
        'ls list': looks,
        show: { options: {}, operands: 'none' },
        inspect: tells,
        'create rm update use import export': administers,
      },
    },
    'volume network secret config plugin node stack service swarm trust manifest checkpoint':
      managed,
    system: {
      ...any,
      needs: '',
      subcommands: {
        df: { options: { flag: '-v --verbose', value: '--format' }, operands: 'none' },
        info: looks,
        events: { ...any, effects: ['endless'] },
        prune: removes,
      },
    },
    builder: { ...any, needs: '', subcommands: { build: builds, prune: removes } },
    buildx: {
      ...any,
      needs: '',
      subcommands: {
        'build b': builds,
        'ls version': looks,
        bake: runs,
        'inspect create use rm stop du imagetools history': administers,
        prune: removes,
      },
    },
    'scout sbom model mcp ai desktop debug init extension': runs,
    // What podman has beside these.
    'generate play kube machine unshare pod healthcheck mount umount untag farm quadlet artifact auto-update':
      administers,
    help: any,
  },
};

const kubeGlobals = {
  value:
    '-n --namespace --context --cluster --user --request-timeout -l --selector --field-selector -o --output --sort-by -L --label-columns',
  flag: '-A --all-namespaces --show-labels --no-headers --ignore-not-found --show-kind',
  'asks-value':
    '--kubeconfig -s --server --token --as --as-group --cache-dir --raw --template --client-key --client-certificate',
  read: '-f --filename -k --kustomize',
  asks: '-w --watch --watch-only',
} as const;
const kubeLooks: ProgramDescription = {
  options: kubeGlobals,
  operands: 'text',
  // Credentials of the cluster may come from a program that its configuration names.
  effects: ['uses-network'],
};

/** Programs that run containers, and programs that run them on other machines. */
export const containers: Readonly<Record<string, ProgramDescription>> = {
  docker,
  'docker.exe': docker,
  podman: docker,
  'podman-remote': docker,
  nerdctl: docker,
  finch: docker,
  'docker-compose': compose,
  'podman-compose': compose,
  buildah: {
    ...runs,
    options: { informs: '--version -v' },
    subcommands: { 'rm rmi prune': destroys, push: publishes },
  },
  skopeo: {
    ...any,
    options: { informs: '--version -v' },
    effects: ['uses-network'],
    subcommands: { 'copy sync': publishes, delete: destroys },
  },
  crictl: { ...any, effects: ['changes-system'] },
  ctr: { ...any, effects: ['changes-system'] },
  colima: administers,
  limactl: administers,
  minikube: administers,
  kind: administers,
  k3d: administers,
  kubectl: {
    options: kubeGlobals,
    operands: 'none',
    needs: '',
    subcommands: {
      'get describe top explain events api-resources api-versions cluster-info diff wait auth rollout':
        { ...kubeLooks, effects: ['uses-network', 'reads-environment'] },
      logs: kubeLooks,
      version: {
        options: { flag: '--client --short', value: '-o --output' },
        operands: 'none',
        effects: ['uses-network'],
        uses: [{ when: '--client', effects: [] }],
      },
      'kustomize completion options plugin': { ...any, effects: ['runs-code'] },
      config: {
        ...any,
        needs: '',
        subcommands: {
          'current-context get-contexts get-clusters get-users': {
            options: { flag: '--no-headers', value: '-o --output' },
            operands: 'text',
          },
          view: {
            options: { flag: '--minify', value: '-o --output' },
            operands: 'none',
            effects: ['reads-environment'],
          },
          'use-context set set-context set-cluster set-credentials unset delete-context delete-cluster rename-context':
            administers,
        },
      },
      'delete drain': { ...any, effects: ['destroys', 'uses-network'] },
      'apply create run expose patch replace edit label annotate scale autoscale set cordon uncordon taint debug cp proxy port-forward attach certificate':
        { ...any, effects: ['changes-system', 'uses-network'] },
      exec: { ...any, effects: ['changes-system', 'uses-network'] },
    },
  },
  oc: { ...any, effects: ['changes-system', 'uses-network'], subcommands: { delete: destroys } },
  helm: {
    options: { informs: '--help -h' },
    operands: 'text',
    effects: ['uses-network'],
    subcommands: {
      version: { options: { flag: '--short --client', value: '--template' }, operands: 'none' },
      'install upgrade rollback test plugin repo': {
        ...any,
        effects: ['changes-system', 'uses-network'],
      },
      'uninstall delete': { ...any, effects: ['destroys', 'uses-network'] },
      push: publishes,
      'template lint': { ...any, effects: ['runs-code'] },
    },
  },
};
