import { isEmailOfSomebody } from './email.ts';
import { isIban } from './iban.ts';
import { isIpv4OfSomebody, isIpv6OfSomebody, isMacOfSomebody } from './network-address.ts';
import { isPaymentCard } from './payment-card.ts';
import type { Validator } from './validator.ts';

type PiiValidatorName =
  | 'email'
  | 'phone'
  | 'phone-in-context'
  | 'national-phone'
  | 'payment-card'
  | 'iban'
  | 'not-sequence'
  | 'ipv4-of-somebody'
  | 'ipv6-of-somebody'
  | 'mac-of-somebody'
  | 'name-of-somebody';

// A day of the calendar, which may have a time behind it.
const isDate = /^\d{1,2}([ .\/-])\d{1,2}\1(?:19|20)\d{2}|^(?:19|20)\d{2}([ .\/-])\d{1,2}\2\d{1,2}/u;

const systemNames =
  /^(?:user(?:s|name)?|runner|runneradmin|node|ubuntu|debian|root|shared|public|default|guest|admin|administrator|vagrant|circleci|travis|jenkins|gitpod|codespace|vscode|app|you|your-?name|username|name|linuxbrew|all|me|home|deploy|git|build(?:er)?|ci|docker|ec2-user|pi|coder|appuser|nonroot|page|pages?|index|src|lib|bin)$/iu;

/** Checks of personal data: check digits, and what stands for nobody. */
export const piiValidators: { readonly [name in PiiValidatorName]: Validator } = {
  email: isEmailOfSomebody,
  phone: (text) => {
    const digits = text.replaceAll(/\D/gu, '');
    // International numbers have at most 15 digits (ITU-T E.164); without a mark in between only long ones are no other numbers.
    const least = /[ .()-]/u.test(text) ? 8 : 10;
    return digits.length >= least && digits.length <= 15 && !/^(\d)\1+$/u.test(digits);
  },
  'phone-in-context': (text) => {
    const digits = text.replaceAll(/\D/gu, '');
    return digits.length >= 7 && digits.length <= 15 && !isDate.test(text);
  },
  'national-phone': (text) => {
    const digits = text.replaceAll(/\D/gu, '');
    return (
      digits.length >= (text.split(/\D+/u).length > 2 ? 10 : 9) &&
      digits.length <= 12 &&
      !isDate.test(text) &&
      !/(\d)\1{5}/u.test(digits)
    );
  },
  'payment-card': isPaymentCard,
  iban: isIban,
  'not-sequence': (text) => !/^(?:123-45-6789|111-11-1111|078-05-1120|219-09-9999)$/u.test(text),
  'ipv4-of-somebody': isIpv4OfSomebody,
  'ipv6-of-somebody': isIpv6OfSomebody,
  'mac-of-somebody': isMacOfSomebody,
  'name-of-somebody': (text) => !systemNames.test(text),
};
