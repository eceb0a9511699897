import * as z from 'zod/mini';

const port = z.int().check(z.gte(1), z.lte(65_535));
const ports = z.array(port).check(z.maxLength(100));
const word = z.string().check(z.minLength(1), z.maxLength(253));

const rule = z.strictObject({
  host: z.exactOptional(word),
  cidr: z.exactOptional(word),
  ports: z.exactOptional(ports),
  metadata: z.exactOptional(z.literal(true)),
});

const rules = z.array(rule).check(z.maxLength(1_000));

/** What guarded requests may reach, as a user writes it; whether its rules make sense is told when they are used. */
export const networkSetting: z.ZodMiniType<NetworkSetting> = z.strictObject({
  ports: z.exactOptional(ports),
  allow: z.exactOptional(rules),
  deny: z.exactOptional(rules),
  nat64Prefixes: z.exactOptional(z.array(word).check(z.maxLength(100))),
  ignoreProxyVariables: z.exactOptional(z.boolean()),
});

/** The part of safety's network policy that configuration may set: places by host, addresses and ports. */
export type NetworkSetting = {
  readonly ports?: readonly number[];
  readonly allow?: readonly NetworkSettingRule[];
  readonly deny?: readonly NetworkSettingRule[];
  readonly nat64Prefixes?: readonly string[];
  readonly ignoreProxyVariables?: boolean;
};

type NetworkSettingRule = {
  readonly host?: string;
  readonly cidr?: string;
  readonly ports?: readonly number[];
  readonly metadata?: true;
};

/** Every field of the setting and of its rules. */
export const networkFields: readonly string[] = [
  'ports',
  'allow',
  'deny',
  'nat64Prefixes',
  'ignoreProxyVariables',
  'host',
  'cidr',
  'metadata',
];
