import type { SettingDescription } from './setting-description.ts';

/** Every setting, in the order of the README. */
export const settingTable: readonly SettingDescription[] = [
  {
    name: 'endpoint',
    takes: 'URL',
    summary: 'server that speaks the OpenAI chat completions protocol, with or without `/v1`',
    project: 'never',
    variable: 'SELFWARE_ENDPOINT',
    flag: 'endpoint',
  },
  {
    name: 'model',
    takes: 'text',
    summary: 'model to ask for',
    project: 'never',
    variable: 'SELFWARE_MODEL',
    flag: 'model',
  },
  {
    name: 'apiKey',
    takes: 'text',
    summary: 'sent to the endpoint as a bearer token',
    project: 'never',
    variable: 'SELFWARE_API_KEY',
    secret: true,
  },
  {
    name: 'apiKeyFile',
    takes: 'path',
    summary:
      'file with nothing but the key, where apiKey is not set; relative to the file that names it; `~/` is your home',
    project: 'never',
  },
  {
    name: 'mode',
    takes: '`plan`, `default`, `accept-edits`, `auto`, `yolo` or `dont-ask`',
    summary: 'what may happen without asking',
    project: 'stricter',
    flag: 'mode',
  },
  {
    name: 'instructions',
    takes: 'text',
    summary: 'what the model is told beside the task',
    project: 'adds',
  },
  {
    name: 'verify',
    takes: 'text',
    summary: 'command that decides whether the work is done; it may run without asking',
    project: 'never',
    flag: 'verify',
  },
  {
    name: 'verifyAttempts',
    takes: '1 to 100',
    summary: 'how often the verification may fail before the run ends as unfinished',
    project: 'never',
  },
  {
    name: 'maxTurns',
    takes: '1 to 10000',
    summary: 'requests to the model in one run',
    project: 'smaller',
    flag: 'max-turns',
  },
  {
    name: 'maxTotalTokens',
    takes: '1 or more',
    summary: 'tokens in and out of one run, summed over its requests',
    project: 'smaller',
  },
  {
    name: 'timeoutSeconds',
    takes: '1 to 604800',
    summary: 'time of one run',
    project: 'smaller',
    flag: 'timeout',
  },
  {
    name: 'contextTokens',
    takes: '1024 or more',
    summary: "size of the model's context window",
    project: 'never',
  },
  {
    name: 'reservedOutputTokens',
    takes: '1 or more',
    summary: 'part of the window that is kept free for the reply',
    project: 'never',
  },
  {
    name: 'yoloMaxOperations',
    takes: '1 to 1000000',
    summary: 'acts of one run that mode `yolo` lets happen without asking',
    project: 'smaller',
  },
  {
    name: 'yoloMinutes',
    takes: '1 to 10080',
    summary: 'how long mode `yolo` asks for nothing',
    project: 'smaller',
  },
  {
    name: 'yoloMaxTokens',
    takes: '1 or more',
    summary: 'tokens in and out after which mode `yolo` asks again',
    project: 'smaller',
  },
  {
    name: 'yoloAllowGitPush',
    takes: '`true` or `false`',
    summary: 'whether mode `yolo` pushes, publishes and deploys without asking',
    project: 'never',
  },
  {
    name: 'yoloAllowDestructive',
    takes: '`true` or `false`',
    summary: 'whether mode `yolo` does without asking what cannot be taken back',
    project: 'never',
  },
  {
    name: 'protectedPaths',
    takes: 'list of paths',
    summary: 'paths that safety protects beside its own',
    project: 'adds',
  },
  {
    name: 'policyFile',
    takes: 'path',
    summary:
      'policy for commands, JSON or YAML; relative to the file that names it; `~/` is your home',
    project: 'never',
  },
  {
    name: 'strictPermissions',
    takes: '`true` or `false`',
    summary: 'refuse to start when others may change the user configuration or the policy file',
    project: 'never',
  },
  {
    name: 'network',
    takes: 'rules for the network',
    summary:
      'what requests may reach beside the public Internet: `allow` and `deny` by host, cidr and ports; `ports` of public places; `ignoreProxyVariables` goes around a proxy',
    project: 'never',
  },
  {
    name: 'sandbox',
    takes: '`unattended`, `always` or `off`',
    summary:
      'where commands of the model run in a sandbox: in the modes `auto` and `yolo`, which refuse to start without one, in every mode, or nowhere',
    project: 'never',
  },
  {
    name: 'sandboxHosts',
    takes: 'list of hosts',
    summary:
      'hosts that commands in the sandbox may reach, as `example.com` or `*.example.com`; in `auto` a command that is known to use the network is asked for first',
    project: 'never',
  },
  {
    name: 'personalData',
    takes: '`hide-when-stored`, `hide` or `keep`',
    summary:
      'e-mail addresses, numbers of people and the like: hidden in what is stored, hidden from the model, too, or nowhere; secrets always are',
    project: 'never',
  },
  {
    name: 'passEnvironment',
    takes: 'list of names',
    summary: 'environment variables that programs get beside PATH, HOME, LANG, TERM and TMPDIR',
    project: 'never',
  },
  {
    name: 'memory',
    takes: 'true or false',
    summary: 'recall earlier runs in the same directory, remember this one',
    project: 'never',
  },
  {
    name: 'logLevel',
    takes: '`debug`, `info`, `warn` or `error`',
    summary: 'how much the log file tells',
    project: 'never',
  },
];
