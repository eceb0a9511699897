import { randomBytes } from 'node:crypto';
import type { SessionId } from '@selfware/contracts';

/** Makes an id that sorts by time and is safe as a file name, such as `20261123T020911042-9f3a61c0`. */
export function createSessionId(atMs: number): SessionId {
  const time = new Date(atMs).toISOString().replaceAll(/[-:.Z]/g, '');
  return `${time}-${randomBytes(4).toString('hex')}`;
}

/** Whether a text has the form of a session id; anything else must never become part of a path. */
export function isSessionId(text: string): text is SessionId {
  return /^\d{8}T\d{9}-[\da-f]{8}$/.test(text);
}
