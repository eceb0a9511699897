import { createSecretKey, randomBytes } from 'node:crypto';
import type { JsonValue } from '@selfware/contracts';
import { createRedactor, type Redactor } from '@selfware/safety/secrets';
import type { Settings } from '../config/settings.ts';
import { redactRecord } from './redact-record.ts';

/** What hides secrets and personal data in a run. */
export interface Redactors {
  /** What a model reads; personal data is left where the user does not want it hidden from a model. */
  readonly shown: Redactor;
  /** Texts that are kept: episodes. */
  readonly stored: Redactor;
  /** Records that are kept: what a store finds them by stays readable. */
  readonly storedRecord: (record: JsonValue) => JsonValue;
}

/** Makes the redactors of a run. Names of personal data hold for this run alone: their key is forgotten with it. */
export function openRedactors({
  apiKey,
  personalData,
}: Pick<Settings, 'apiKey' | 'personalData'>): Redactors {
  const known = apiKey === undefined ? [] : [apiKey];
  const pseudonymKey = createSecretKey(randomBytes(32));
  const secrets = createRedactor({ known, categories: ['secret'] });
  if (personalData === 'keep')
    return {
      shown: secrets,
      stored: secrets,
      storedRecord: (record) => secrets.redactValue(record),
    };
  const all = createRedactor({ known, pseudonymKey });
  return {
    shown: personalData === 'hide' ? all : secrets,
    stored: all,
    storedRecord: (record) => redactRecord(record, { secrets, all }),
  };
}
