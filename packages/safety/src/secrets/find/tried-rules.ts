import type { CompiledRule } from './compile-rules.ts';
import { tryRule } from './try-rule.ts';

const firstCheck = 64;

/** Remembers which rules were tried where, as long as one of them may read what is yet to come. */
export class TriedRules {
  readonly #rules: CompiledRule[] = [];
  readonly #places: number[] = [];
  #checkAt = firstCheck;

  /** Notes that a rule was tried at a place; nobody asks about what ends before `needed` any more. */
  add(rule: CompiledRule, place: number, needed: number): void {
    if (this.#rules.length >= this.#checkAt) this.#forget(needed);
    this.#rules.push(rule);
    this.#places.push(place);
  }

  clear(): void {
    this.#rules.length = 0;
    this.#places.length = 0;
    this.#checkAt = firstCheck;
  }

  /** Whether a rule that read beyond the end of `text`, which begins at `base`, finds something when the text ends there. */
  findIn(text: string, base: number): boolean {
    const end = base + text.length;
    return this.#rules.some((rule, index) => {
      const place = this.#places[index] ?? end;
      if (place < base || place >= end || place + rule.reach <= end) return false;
      return tryRule(text, rule, place - base) !== undefined;
    });
  }

  // A look at all of them is paid by as many that came since the last.
  #forget(needed: number): void {
    let kept = 0;
    for (let index = 0; index < this.#rules.length; index += 1) {
      const [rule, place] = [this.#rules[index], this.#places[index] ?? 0];
      if (rule === undefined || place + rule.reach <= needed) continue;
      this.#rules[kept] = rule;
      this.#places[kept] = place;
      kept += 1;
    }
    this.#rules.length = kept;
    this.#places.length = kept;
    this.#checkAt = 2 * kept + firstCheck;
  }
}
