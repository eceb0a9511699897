import type { Settings } from './settings.ts';

/** What holds when nobody says otherwise. */
export const defaultSettings: Settings = {
  mode: 'default',
  verifyAttempts: 3,
  maxTurns: 100,
  contextTokens: 32_768,
  reservedOutputTokens: 4_096,
  yoloMaxOperations: 200,
  yoloMinutes: 480,
  yoloAllowGitPush: false,
  yoloAllowDestructive: false,
  protectedPaths: [],
  strictPermissions: false,
  sandbox: 'unattended',
  sandboxHosts: [],
  personalData: 'hide-when-stored',
  passEnvironment: [],
  memory: true,
  logLevel: 'info',
};
