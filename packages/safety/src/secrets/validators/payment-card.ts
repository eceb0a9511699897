import { luhn } from './luhn.ts';

// Issuers by the beginning of the number, with its lengths (ISO/IEC 7812; the networks' own pages).
const issuers: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/u,
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12})$/u,
  /^3[47]\d{13}$/u,
  /^6(?:011|4[4-9]\d|5\d{2})\d{12,15}$/u,
  /^3(?:0[0-5]|[68]\d|095)\d{11,16}$/u,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/u,
  /^62\d{14,17}$/u,
  /^(?:50|5[6-9]|6[37])\d{10,17}$/u,
];

/** Whether a number is one of a known issuer, of its length, with the right check digit, and no run of one digit. */
export function isPaymentCard(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, '');
  return (
    luhn(digits) && !/^(\d)\1+$/u.test(digits) && issuers.some((issuer) => issuer.test(digits))
  );
}
