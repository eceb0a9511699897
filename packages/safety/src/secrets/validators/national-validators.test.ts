import { describe, expect, it } from 'vitest';
import { allValidators, type ValidatorName } from './all-validators.ts';

// Specimens that the issuing offices and the standards publish; they belong to nobody.
const specimens: readonly (readonly [ValidatorName, string])[] = [
  ['pesel', '44051401458'],
  ['uk-nhs', '943 476 5919'],
  ['german-tax', '86 095 742 719'],
  ['german-pension', '15 070649 C 103'],
  ['french-nir', '2 55 08 14 168 025 38'],
  ['spanish-nif', '12345678Z'],
  ['spanish-nif', 'X1234567L'],
  ['italian-fiscal-code', 'RSSMRA85T10A562S'],
  ['dutch-bsn', '111222333'],
  ['belgian-number', '85.07.30-033.28'],
  ['swedish-number', '811218-9876'],
  ['danish-cpr', '211062-5629'],
  ['finnish-hetu', '131052-308T'],
  ['brazilian-cpf', '529.982.247-25'],
  ['brazilian-cnpj', '11.222.333/0001-81'],
  ['chinese-resident', '11010519491231002X'],
  ['australian-tfn', '876 543 210'],
  ['australian-abn', '51 824 753 556'],
  ['australian-acn', '004 085 616'],
  ['swiss-ahv', '756.9217.0769.85'],
  ['chilean-rut', '12.345.678-5'],
  ['turkish-tckn', '10000000146'],
  ['south-african-id', '8001015009087'],
  ['singapore-nric', 'S1234567D'],
  ['us-npi', '1234567893'],
  ['us-routing', '021000021'],
  ['gstin', '27AAPFU0939F1ZV'],
  ['canadian-sin', '130-692-544'],
  ['imei', '490154203237518'],
];

// A digit before the last changed by one: what a check digit is made to notice.
function changed(text: string): string {
  const at = Array.from(text).findLastIndex(
    (letter, index) => index < text.length - 1 && /\d/u.test(letter),
  );
  return text.slice(0, at) + String((Number(text.charAt(at)) + 1) % 10) + text.slice(at + 1);
}

describe('the checks of national identifiers', () => {
  it.each(specimens)('accept what %s publishes: %s', (name, text) => {
    expect(allValidators[name](text)).toBe(true);
  });

  it.each(specimens)('notice one digit that is another, %s: %s', (name, text) => {
    expect(allValidators[name](changed(text))).toBe(false);
  });

  it('take a day that no month has for no date of birth', () => {
    expect(allValidators['pesel']('44023001459')).toBe(false);
    expect(allValidators['swedish-number']('810231-9876')).toBe(false);
  });
});
