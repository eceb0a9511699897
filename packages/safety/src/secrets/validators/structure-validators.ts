import { decodesAsBasic } from './decodes-as-basic.ts';
import { decodesAsJwt } from './decodes-as-jwt.ts';
import { holdsPrivateKey } from './holds-private-key.ts';
import { isMask, isPlaceholder, isTemplate, saysItStands } from './is-placeholder.ts';
import {
  isAssignedPassword,
  isAssignedSecret,
  isPlainPassword,
  isTokenLike,
} from './is-secret-like.ts';
import type { Validator } from './validator.ts';

/** Checks of what a value is made of. */
export const structureValidators: {
  readonly [
    name in
      | 'not-placeholder'
      | 'not-template'
      | 'token-like'
      | 'assigned-secret'
      | 'assigned-password'
      | 'plain-password'
      | 'command-password'
      | 'jwt-header'
      | 'basic-pair'
      | 'private-key-body'
  ]: Validator;
} = {
  'not-placeholder': (hidden) => !isPlaceholder(hidden),
  'not-template': (hidden) => !isTemplate(hidden) && !isMask(hidden) && !saysItStands(hidden),
  'token-like': isTokenLike,
  'assigned-secret': isAssignedSecret,
  'assigned-password': isAssignedPassword,
  // A version stands behind the name of a package as a password behind its own.
  'plain-password': (hidden) =>
    isPlainPassword(hidden) && !/^\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+(]|$)/u.test(hidden),
  // Ports stand behind the same option as passwords, and options behind it when it asks for one.
  'command-password': (hidden) =>
    !isPlaceholder(hidden) &&
    !/^(?:[\d.]{1,15}:)?\d{1,5}(?::\d{1,5})?(?:\/(?:tcp|udp))?$|^-|^[$@]/u.test(hidden),
  'jwt-header': decodesAsJwt,
  'basic-pair': decodesAsBasic,
  'private-key-body': holdsPrivateKey,
};
