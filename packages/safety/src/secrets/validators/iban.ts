// Lengths by country (SWIFT IBAN registry).
const lengths: Readonly<Record<string, number | undefined>> = Object.freeze(
  Object.fromEntries(
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
      .split(' ')
      .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
  ),
);

/** Whether a text is an account number of the right length for its country whose remainder by 97 is 1 (ISO 13616, ISO 7064). */
export function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  if (lengths[plain.slice(0, 2)] !== plain.length) return false;
  let rest = 0;
  for (const letter of plain.slice(4) + plain.slice(0, 4))
    rest =
      letter <= '9'
        ? (rest * 10 + Number(letter)) % 97
        : (rest * 100 + letter.charCodeAt(0) - 55) % 97;
  return rest === 1;
}
