import type { ProgramDescription } from './program-description.ts';

const talks: ProgramDescription = {
  options: { informs: '--version --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['uses-network', 'changes-system'],
};

const pushes: ProgramDescription = { ...talks, effects: ['uses-network', 'pushes'] };
const looks: ProgramDescription = { options: {}, operands: 'text', effects: ['uses-network'] };
const shows: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'reads-environment'],
};
const destroys: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'destroys'],
};
const deploys: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'pushes'],
};
const runs: ProgramDescription = {
  options: {},
  operands: 'text',
  effects: ['uses-network', 'runs-code'],
};

const awsOptions = {
  flag: '--no-cli-pager --no-paginate --no-sign-request --no-verify-ssl --debug --no-cli-auto-prompt',
  value: '--profile --region --output --query --color --cli-read-timeout --cli-connect-timeout',
  url: '--endpoint-url',
  read: '--ca-bundle',
  informs: '--version',
} as const;

const aws: ProgramDescription = {
  options: awsOptions,
  operands: 'text',
  effects: ['uses-network', 'changes-system'],
  subcommands: {
    s3: {
      options: {},
      operands: 'text',
      effects: ['uses-network'],
      subcommands: {
        'rb rm': destroys,
        ls: looks,
        'cp mv': {
          options: { flag: '--recursive --quiet --dryrun' },
          operands: 'read',
          last: 'write',
          effects: ['uses-network', 'pushes'],
        },
        sync: {
          options: {
            flag: '--dryrun --quiet --exact-timestamps --size-only',
            value: '--exclude --include --acl',
            destroys: '--delete',
          },
          operands: 'read',
          last: 'write',
          effects: ['uses-network', 'pushes'],
        },
        'website mb presign': deploys,
      },
    },
    help: { options: {}, operands: 'text' },
    's3api ec2 rds dynamodb iam lambda ecs eks ecr cloudformation sqs sns logs kms route53 elasticache redshift efs elb elbv2 autoscaling cloudfront apigateway cognito-idp glue athena emr kinesis es opensearch backup batch events stepfunctions secretsmanager ssm sts sso organizations configure':
      {
        options: awsOptions,
        operands: 'text',
        effects: ['uses-network', 'changes-system'],
        subcommands: {
          'delete-bucket delete-object delete-objects delete-bucket-policy terminate-instances delete-volume delete-snapshot delete-vpc delete-subnet delete-security-group deregister-image release-address delete-key-pair delete-db-instance delete-db-cluster delete-db-snapshot delete-table delete-item delete-backup delete-user delete-role delete-policy delete-access-key delete-function delete-cluster delete-service delete-nodegroup delete-repository batch-delete-image delete-stack delete-stack-set delete-queue purge-queue delete-topic delete-log-group delete-log-stream schedule-key-deletion delete-alias delete-hosted-zone delete-cache-cluster delete-replication-group delete-file-system delete-load-balancer delete-auto-scaling-group delete-distribution delete-rest-api delete-user-pool delete-job delete-database delete-stream delete-domain delete-secret delete-parameter delete-parameters delete-account':
            destroys,
          'get-secret-value get-parameter get-parameters get-parameters-by-path get-session-token assume-role get-login-password export-credentials get-credentials':
            shows,
          'get-caller-identity list-buckets list-objects list-objects-v2 describe-instances describe-vpcs describe-stacks list-functions list-users list-roles describe-log-groups filter-log-events describe-db-instances list-clusters list-tables list-queues list-topics':
            looks,
        },
      },
  },
};

const gcloudVerbs = {
  'delete destroy remove purge': destroys,
  'list describe info': looks,
  'deploy push publish upload': deploys,
  'ssh run exec': runs,
  'print-access-token print-identity-token access': shows,
} as const;

const gcloudGroup: ProgramDescription = {
  options: { value: '--project --region --zone --format --filter', flag: '-q --quiet' },
  operands: 'text',
  effects: ['uses-network', 'changes-system'],
  subcommands: gcloudVerbs,
};

const gcloudGroups: ProgramDescription = {
  ...gcloudGroup,
  subcommands: {
    ...gcloudVerbs,
    'instances disks snapshots images networks firewall-rules clusters node-pools services versions databases backups keys secrets topics subscriptions buckets objects functions jobs repositories service-accounts roles tables datasets zones record-sets server db webapp vm group aks acr keyvault secret account blob container':
      gcloudGroup,
  },
};

// Whatever they are asked, they make their directory in the home directory, with a log in it.
const notesInHome: ProgramDescription = {
  options: {},
  operands: 'none',
  effects: ['outside-workspace'],
};

const gcloud: ProgramDescription = {
  ...gcloudGroup,
  options: {
    value:
      '--project --region --zone --format --filter --account --configuration --verbosity --subscription -o --output',
    flag: '-q --quiet --no-user-output-enabled',
    asks: '--version -v -h --help',
  },
  subcommands: {
    'compute container sql storage iam functions run app pubsub kms secrets dns projects auth config services builds artifacts dataproc bigtable spanner firestore redis alpha beta group vm aks acr keyvault webapp storage-account resource postgres mysql cosmosdb functionapp network ad account':
      gcloudGroups,
    version: notesInHome,
  },
};

const terraform: ProgramDescription = {
  // With its version it tells whether there is a newer one, which it asks its maker.
  options: { networks: '-version --version -v', informs: '-help --help', value: '-chdir' },
  operands: 'text',
  effects: ['runs-code'],
  subcommands: {
    destroy: { options: {}, operands: 'text', effects: ['runs-code', 'uses-network', 'destroys'] },
    apply: {
      options: { destroys: '-destroy', flag: '-auto-approve -input=false -no-color' },
      operands: 'text',
      effects: ['runs-code', 'uses-network', 'destroys'],
    },
    'plan init refresh import test console': {
      options: {},
      operands: 'text',
      effects: ['runs-code', 'uses-network'],
    },
    'state workspace taint untaint force-unlock': {
      options: {},
      operands: 'text',
      effects: ['runs-code', 'uses-network', 'changes-system'],
      subcommands: {
        'rm delete': destroys,
        'list show select': looks,
      },
    },
    'output show': { options: {}, operands: 'text', effects: ['reads-environment', 'runs-code'] },
    fmt: {
      options: {
        flag: '-check --check -diff --diff -recursive --recursive -list=false -write=false -no-color',
      },
      operands: 'write',
      // Without an operand it rewrites the files of the directory.
      effects: ['unpacks'],
      uses: [{ when: '-check --check -write=false', operands: 'read', effects: [] }],
    },
    version: { options: { flag: '-json' }, operands: 'none', effects: ['uses-network'] },
    'login logout': deploys,
  },
};

const pulumi: ProgramDescription = {
  ...talks,
  effects: ['runs-code', 'uses-network'],
  subcommands: {
    version: { options: {}, operands: 'none' },
    'destroy dn down': destroys,
    'up update': { ...deploys, effects: ['runs-code', 'uses-network', 'pushes'] },
    stack: {
      ...talks,
      subcommands: { 'rm remove': destroys },
    },
  },
};

const hosting: ProgramDescription = {
  options: { informs: '--version -v --help -h' },
  operands: 'text',
  effects: ['uses-network', 'pushes'],
  subcommands: {
    'delete destroy remove rm apps:destroy pg:reset addons:destroy firestore:delete projects:delete hosting:disable database:remove functions:delete sites:delete':
      destroys,
    'deploy publish push release promote up launch ship': deploys,
    'env env:list config config:get secret secrets variables': shows,
    'list ls status logs info whoami inspect ps releases projects:list sites:list': looks,
    'dev run serve build functions:shell exec ssh console run:detached': runs,
    'apps app machines machine volumes postgres pg project projects site sites domains domain kv r2 d1 queues pages compute kubernetes databases droplet droplets k8s volume database certificate':
      {
        options: {},
        operands: 'text',
        effects: ['uses-network', 'pushes'],
        subcommands: {
          'delete destroy remove rm reset purge': destroys,
          'list ls show get status info': looks,
          droplet: {
            options: {},
            operands: 'text',
            effects: ['uses-network', 'pushes'],
            subcommands: { 'delete rm d': destroys, 'list ls get': looks },
          },
          'bucket object key namespace bulk volume domain': {
            options: {},
            operands: 'text',
            effects: ['uses-network', 'pushes'],
            subcommands: { 'delete rm': destroys, 'list ls get': looks },
          },
        },
      },
  },
};

const storage: ProgramDescription = {
  options: { flag: '-m -q -D -u --quiet --recursive', informs: 'version --version --help' },
  operands: 'text',
  effects: ['uses-network', 'pushes'],
  subcommands: {
    'rm rb del delete deletefile purge rmdir cleanup': destroys,
    'ls du stat cat la info lsd lsf lsl size about': looks,
    'cp mv copy move sync bisync rsync mb put copyto moveto': deploys,
    version: { options: {}, operands: 'none' },
  },
};

const ansible: ProgramDescription = {
  options: { informs: '--version -h --help' },
  operands: 'text',
  stopsAtOperand: true,
  effects: ['uses-network', 'changes-system', 'runs-code'],
};

/** Clients of clouds, clusters and hosts: what deletes there cannot be had back, what deploys is given to others. */
export const infrastructure: Readonly<Record<string, ProgramDescription>> = {
  aws,
  awslocal: aws,
  gcloud,
  az: gcloud,
  bq: gcloud,
  gsutil: {
    ...storage,
    options: { flag: '-m -q -D -u --quiet --recursive', asks: '--version --help' },
    subcommands: { ...storage.subcommands, version: notesInHome },
  },
  rclone: storage,
  s3cmd: storage,
  s5cmd: storage,
  mc: storage,
  azcopy: storage,
  b2: storage,
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  pulumi,
  cdk: { ...hosting, effects: ['runs-code', 'uses-network', 'pushes'] },
  cdktf: hosting,
  sam: hosting,
  serverless: hosting,
  sls: hosting,
  packer: ansible,
  vagrant: { ...ansible, subcommands: { destroy: destroys } },
  'ansible-galaxy': ansible,
  'ansible-vault': ansible,
  'ansible-inventory': ansible,
  salt: ansible,
  puppet: ansible,
  'chef-client': ansible,
  knife: ansible,
  helmfile: { ...talks, subcommands: { 'destroy delete': destroys } },
  kubens: talks,
  kubectx: talks,
  k9s: { ...talks, effects: ['uses-network', 'opens-terminal'] },
  kustomize: talks,
  eksctl: { ...talks, subcommands: { delete: destroys } },
  argocd: talks,
  flux: talks,
  istioctl: talks,
  doctl: hosting,
  flyctl: hosting,
  fly: hosting,
  heroku: hosting,
  now: hosting,
  ntl: hosting,
  railway: hosting,
  render: hosting,
  surge: pushes,
  supabase: hosting,
  hcloud: hosting,
  linode_cli: hosting,
  'linode-cli': hosting,
  ibmcloud: talks,
  oci: talks,
  openstack: talks,
  vault: { ...talks, effects: ['uses-network', 'reads-environment'] },
  consul: talks,
  nomad: talks,
  op: { ...talks, effects: ['uses-network', 'reads-environment'] },
  bw: { ...talks, effects: ['uses-network', 'reads-environment'] },
  pass: { ...talks, effects: ['outside-workspace', 'reads-environment'] },
  sops: { ...talks, effects: ['uses-network', 'reads-environment'] },
  stripe: talks,
  twilio: talks,
  sentry_cli: talks,
  'sentry-cli': pushes,
  codecov: pushes,
};
