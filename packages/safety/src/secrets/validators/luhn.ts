/** Whether the digits of a text pass the Luhn algorithm (ISO/IEC 7812-1, annex B); other characters are skipped. */
export function luhn(text: string): boolean {
  let sum = 0;
  let count = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const doubled = count % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
    count += 1;
  }
  return count > 1 && sum % 10 === 0;
}
