/** What may stand before a trigger, and how far before it at most. */
export interface Lead {
  readonly character: RegExp;
  readonly max: number;
  /** For each character of ASCII, whether it may. */
  readonly ascii: Uint8Array;
}

/** Makes a lead ready. */
export function compileLead({ character, max }: Pick<Lead, 'character' | 'max'>): Lead {
  const own = new RegExp(character.source, character.flags);
  const ascii = Uint8Array.from({ length: 128 }, (_, code) =>
    own.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return { character: own, max, ascii };
}

/** Whether what stands at a place may be a part of a lead. */
export function mayLead({ ascii, character }: Lead, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === 1 : character.test(text.charAt(at));
}

/** Where a match begins whose trigger stands at `trigger`. */
export function leadOf(text: string, lead: Lead, trigger: number): number {
  let start = trigger;
  const least = Math.max(0, trigger - lead.max);
  while (start > least && mayLead(lead, text, start - 1)) start -= 1;
  return start;
}
