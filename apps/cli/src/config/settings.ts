import type { SecretBytes } from '@selfware/contracts';
import type { PermissionMode } from '@selfware/safety';
import type { NetworkSetting } from './network-setting.ts';

/** Every setting with its value in force; deeply frozen. */
export interface Settings {
  /** Absent until somebody says where the model is. */
  readonly endpoint?: string;
  readonly model?: string;
  /** Sent as a bearer token; absent sends none. */
  readonly apiKey?: string | SecretBytes;
  /** Absolute path of a file that holds the key; absent means that there is none. */
  readonly apiKeyFile?: string;
  readonly mode: PermissionMode;
  /** What the model is told beside the task; absent means nothing. */
  readonly instructions?: string;
  /** The command that decides whether the work is done; absent means that the model's word is taken. */
  readonly verify?: string;
  readonly verifyAttempts: number;
  readonly maxTurns: number;
  /** In and out, summed over a run; absent means no limit. */
  readonly maxTotalTokens?: number;
  /** Absent means no limit. */
  readonly timeoutSeconds?: number;
  readonly contextTokens: number;
  readonly reservedOutputTokens: number;
  /** Acts that the mode yolo lets happen without a question in one run. */
  readonly yoloMaxOperations: number;
  /** How long the mode yolo asks for nothing. */
  readonly yoloMinutes: number;
  /** Tokens in and out after which the mode yolo asks again; absent means no limit. */
  readonly yoloMaxTokens?: number;
  /** Whether the mode yolo pushes, publishes and deploys without a question. */
  readonly yoloAllowGitPush: boolean;
  /** Whether the mode yolo does without a question what cannot be taken back. */
  readonly yoloAllowDestructive: boolean;
  /** Paths that nothing may change, beside those that safety protects itself. */
  readonly protectedPaths: readonly string[];
  /** Absolute path of a policy file; absent means the built-in rules alone. */
  readonly policyFile?: string;
  /** Whether a configuration or policy file that others may change is an error and no warning. */
  readonly strictPermissions: boolean;
  /** What requests may reach beyond the public Internet, and what not; absent means the built-in rules alone. */
  readonly network?: NetworkSetting;
  /** Where programs of the model run in a sandbox: in the modes `auto` and `yolo`, in every mode, or nowhere. */
  readonly sandbox: 'unattended' | 'always' | 'off';
  /** Hosts that programs in the sandbox may reach; empty means no network. */
  readonly sandboxHosts: readonly string[];
  /** What becomes of personal data: hidden in what is stored, hidden from the model, too, or nowhere. Secrets are always hidden. */
  readonly personalData: 'hide-when-stored' | 'hide' | 'keep';
  /** Names of environment variables that programs get beside PATH, HOME, LANG, TERM and TMPDIR. */
  readonly passEnvironment: readonly string[];
  /** Whether earlier runs in the same workspace are recalled and this one is remembered. */
  readonly memory: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The name of a setting. */
export type SettingName = keyof Settings;

/** Settings of one layer: those that it does not speak of are absent. */
export type PartialSettings = {
  readonly [Name in SettingName]?: Exclude<Settings[Name], undefined>;
};

/** Where a value came from, as a person would say it: `default`, a path, a variable, a flag. */
export type Origins = Readonly<Record<SettingName, string>>;
