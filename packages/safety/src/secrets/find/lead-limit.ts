import type { CompiledRule } from './compile-rules.ts';

/** What may stand before the triggers of some rules, and how far before them at most. */
export interface LeadClass {
  readonly character: RegExp;
  readonly max: number;
}

/** The different characters of all leads, each with the longest. */
export function leadClassesOf(rules: readonly CompiledRule[]): readonly LeadClass[] {
  const classes = new Map<string, LeadClass>();
  for (const { lead, leadMax } of rules) {
    if (lead === undefined) continue;
    const { max = 0 } = classes.get(String(lead)) ?? {};
    classes.set(String(lead), { character: lead, max: Math.max(max, leadMax) });
  }
  return [...classes.values()];
}

/** Tells behind which place no trigger has anything to do any more with what stands before another. */
export class LeadLimit {
  readonly #classes: readonly LeadClass[];
  // By class: all of `[from, to)` may be a lead.
  readonly #from: number[];
  readonly #to: number[];

  constructor(classes: readonly LeadClass[]) {
    this.#classes = classes;
    this.#from = classes.map(() => -1);
    this.#to = classes.map(() => -1);
  }

  /** The last place at which a trigger can begin whose match begins before `place`; offsets count from `base`, where the text begins. */
  behind(text: string, base: number, place: number): number {
    let last = place;
    for (let index = 0; index < this.#classes.length; index += 1)
      last = Math.max(last, this.#follow(text, base, place, index));
    return last;
  }

  // What was followed for an earlier place is not followed again.
  #follow(text: string, base: number, place: number, index: number): number {
    const { character, max } = this.#classes[index] ?? { character: /$^/u, max: 0 };
    const [from, known] = [this.#from[index] ?? -1, this.#to[index] ?? -1];
    const goesOn = from >= 0 && from <= place && place <= known;
    const end = Math.min(place + max, base + text.length);
    let to = goesOn ? known : place;
    while (to < end && character.test(text.charAt(to - base))) to += 1;
    if (!goesOn) this.#from[index] = place;
    this.#to[index] = to;
    return Math.min(to, place + max);
  }
}
