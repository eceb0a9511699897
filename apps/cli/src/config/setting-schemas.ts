import * as z from 'zod/mini';
import { networkSetting } from './network-setting.ts';
import type { PartialSettings, SettingName } from './settings.ts';

const text = z.string().check(z.minLength(1), z.maxLength(20_000));
const word = z.string().check(z.minLength(1), z.maxLength(4_096));
// Nothing would be protected by an absolute path, one of the home, one that leads up, or a pattern.
const beneath = z
  .string()
  .check(z.regex(/^(?!\/|~\/|(?:[^]*\/)?\.\.(?:\/|$))[^*?]+$/u), z.maxLength(4_096));
const whole = (least: number, most: number): z.ZodMiniNumber =>
  z.int().check(z.gte(least), z.lte(most));

/** What fits each setting. */
export const settingSchemas: {
  readonly [Name in SettingName]-?: z.ZodMiniType<NonNullable<PartialSettings[Name]>>;
} = {
  endpoint: z.string().check(z.regex(/^https?:\/\/[^\s]+$/u), z.maxLength(2_048)),
  model: word,
  apiKey: word,
  apiKeyFile: word,
  mode: z.enum(['plan', 'default', 'accept-edits', 'auto', 'yolo', 'dont-ask']),
  instructions: text,
  verify: text,
  verifyAttempts: whole(1, 100),
  maxTurns: whole(1, 10_000),
  maxTotalTokens: whole(1, Number.MAX_SAFE_INTEGER),
  timeoutSeconds: whole(1, 604_800),
  contextTokens: whole(1_024, 100_000_000),
  reservedOutputTokens: whole(1, 10_000_000),
  yoloMaxOperations: whole(1, 1_000_000),
  yoloMinutes: whole(1, 10_080),
  yoloMaxTokens: whole(1, Number.MAX_SAFE_INTEGER),
  yoloAllowGitPush: z.boolean(),
  yoloAllowDestructive: z.boolean(),
  protectedPaths: z.array(beneath).check(z.maxLength(1_000)),
  policyFile: word,
  strictPermissions: z.boolean(),
  network: networkSetting,
  sandbox: z.enum(['unattended', 'always', 'off']),
  sandboxHosts: z
    .array(z.string().check(z.regex(/^(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)$/u), z.maxLength(253)))
    .check(z.maxLength(1_000)),
  personalData: z.enum(['hide-when-stored', 'hide', 'keep']),
  passEnvironment: z
    .array(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/u)))
    .check(z.maxLength(1_000)),
  memory: z.boolean(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']),
};
