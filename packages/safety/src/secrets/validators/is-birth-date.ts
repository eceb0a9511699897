/** Whether a day, a month and a year can be a day of the calendar; years of two digits belong to either century. */
export function isBirthDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  // The shorter years have two digits: 1900 had no 29th of February, 2000 had one.
  const full = year < 100 ? 2000 + year : year;
  return day <= new Date(Date.UTC(full, month, 0)).getUTCDate();
}
