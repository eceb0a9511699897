import { mayLead, type Lead } from './lead.ts';

/** Of leads of the same characters the longest. */
export function differentLeads(leads: readonly Lead[]): readonly Lead[] {
  const longest = new Map<string, Lead>();
  for (const lead of leads) {
    const known = longest.get(String(lead.character));
    if (known === undefined || known.max < lead.max) longest.set(String(lead.character), lead);
  }
  return [...longest.values()];
}

/** Tells behind which place no trigger has anything to do any more with what stands before another. */
export class LeadLimit {
  readonly #leads: readonly Lead[];
  // By lead: all of `[from, to)` may be a part of it.
  readonly #from: number[];
  readonly #to: number[];
  // What was asked last, and the answer.
  #place = -1;
  #textEnd = -1;
  #last = -1;

  constructor(leads: readonly Lead[]) {
    this.#leads = leads;
    this.#from = leads.map(() => -1);
    this.#to = leads.map(() => -1);
  }

  /** The last place at which a trigger can begin whose match begins before `place`; offsets count from `base`, where the text begins. */
  behind(text: string, base: number, place: number): number {
    const textEnd = base + text.length;
    if (place === this.#place && textEnd === this.#textEnd) return this.#last;
    let last = place;
    for (let index = 0; index < this.#leads.length; index += 1)
      last = Math.max(last, this.#follow(text, base, place, index));
    this.#place = place;
    this.#textEnd = textEnd;
    this.#last = last;
    return last;
  }

  // What was followed for an earlier place is not followed again.
  #follow(text: string, base: number, place: number, index: number): number {
    const lead = this.#leads[index];
    if (lead === undefined) return place;
    const from = this.#from[index] ?? -1;
    const known = this.#to[index] ?? -1;
    const goesOn = from >= 0 && from <= place && place <= known;
    const end = Math.min(place + lead.max, base + text.length);
    let to = goesOn ? known : place;
    while (to < end && mayLead(lead, text, to - base)) to += 1;
    if (!goesOn) this.#from[index] = place;
    this.#to[index] = to;
    return Math.min(to, place + lead.max);
  }
}
